package dev.vestibule.core.tokens;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The refresh tokens that were handed out, by their identifier (jti). */
final class RefreshTokens {
  private static final Table<Record> TOKENS = table(name("refresh_tokens"));
  private static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  private static final Field<String> SESSION_ID = field(name("session_id"), SQLDataType.VARCHAR);
  private static final Field<Instant> ISSUED_AT = Columns.instant("issued_at");
  private static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");
  private static final Field<Instant> REVOKED_AT = Columns.instant("revoked_at");

  private static final Field<byte[]> SUCCESSOR = field(name("successor"), SQLDataType.BLOB);

  /** No setting forgives more: an expired token is refused by its expiry alone from then on. */
  private static final Duration LEEWAY = Duration.ofMinutes(5);

  private final InstantSource clock;

  RefreshTokens(InstantSource clock) {
    this.clock = clock;
  }

  /** Notes a token; those of the session that have expired are forgotten. */
  void add(Transaction tx, String id, String session, Instant expires) {
    tx.sql()
        .deleteFrom(TOKENS)
        .where(SESSION_ID.eq(session))
        .and(EXPIRES_AT.lt(clock.instant().minus(LEEWAY)))
        .execute();
    insert(tx, id, session, clock.instant(), expires);
  }

  static void insert(Transaction tx, String id, String session, Instant issued, Instant expires) {
    tx.sql()
        .insertInto(TOKENS, ID, SESSION_ID, ISSUED_AT, EXPIRES_AT)
        .values(id, session, issued, expires)
        .execute();
  }

  /** Notes those of many sessions that began elsewhere, each with its token and its end. */
  static void insertAll(Transaction tx, List<ImportedSessions.Started> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    var batch =
        tx.sql()
            .batch(
                tx.sql()
                    .insertInto(TOKENS, ID, SESSION_ID, ISSUED_AT, EXPIRES_AT)
                    .values("", "", Instant.EPOCH, Instant.EPOCH));
    for (ImportedSessions.Started session : sessions) {
      batch = batch.bind(session.refreshId(), session.id(), session.created(), session.expires());
    }
    batch.execute();
  }

  /** The session that a token was handed out in. */
  Optional<String> session(DSLContext sql, String id) {
    return sql.select(SESSION_ID).from(TOKENS).where(ID.eq(id)).fetchOptional(SESSION_ID);
  }

  /** Those of the tokens that are known. */
  static Set<String> known(DSLContext sql, Collection<String> ids) {
    return ids.isEmpty() ? Set.of() : sql.select(ID).from(TOKENS).where(ID.in(ids)).fetchSet(ID);
  }

  /** The sessions that these tokens were handed out in. */
  static Set<String> sessions(DSLContext sql, Collection<String> ids) {
    return ids.isEmpty()
        ? Set.of()
        : sql.select(SESSION_ID).from(TOKENS).where(ID.in(ids)).fetchSet(SESSION_ID);
  }

  /** Whether the token was handed out in that session and has not been revoked. */
  boolean valid(DSLContext sql, String id, String session) {
    return sql.fetchExists(
        DSL.selectOne()
            .from(TOKENS)
            .where(ID.eq(id))
            .and(SESSION_ID.eq(session))
            .and(REVOKED_AT.isNull()));
  }

  /** Whether the token was revoked, by a rotation for one. */
  boolean revoked(DSLContext sql, String id) {
    return sql.fetchExists(
        DSL.selectOne().from(TOKENS).where(ID.eq(id)).and(REVOKED_AT.isNotNull()));
  }

  /** Revokes a token of that session for its sealed successor; false when it was revoked before. */
  boolean replace(Transaction tx, String id, String session, byte[] successor) {
    return tx.sql()
            .update(TOKENS)
            .set(REVOKED_AT, clock.instant())
            .set(SUCCESSOR, successor)
            .where(ID.eq(id))
            .and(SESSION_ID.eq(session))
            .and(REVOKED_AT.isNull())
            .execute()
        == 1;
  }

  /** The sealed successor of a token that was revoked since then. */
  Optional<byte[]> successor(DSLContext sql, String id, String session, Instant since) {
    return sql.select(SUCCESSOR)
        .from(TOKENS)
        .where(ID.eq(id))
        .and(SESSION_ID.eq(session))
        .and(REVOKED_AT.gt(since))
        .and(SUCCESSOR.isNotNull())
        .fetchOptional(SUCCESSOR);
  }

  /** Forgets tokens that expired before that moment, some at a time. */
  int sweep(Transaction tx, Instant before) {
    return tx.sql()
        .deleteFrom(TOKENS)
        .where(Portion.of(tx, TOKENS, ID, EXPIRES_AT.lt(before), Housekeeping.STEP))
        .execute();
  }

  /** Forgets successors of tokens that were revoked before that moment, some at a time. */
  int forgetSuccessors(Transaction tx, Instant before) {
    return tx.sql()
        .update(TOKENS)
        .setNull(SUCCESSOR)
        .where(
            Portion.of(
                tx,
                TOKENS,
                ID,
                SUCCESSOR.isNotNull().and(REVOKED_AT.lt(before)),
                Housekeeping.STEP))
        .execute();
  }

  /** Revokes a token; false when somebody else was quicker. */
  boolean revoke(Transaction tx, String id) {
    return tx.sql()
            .update(TOKENS)
            .set(REVOKED_AT, clock.instant())
            .where(ID.eq(id))
            .and(REVOKED_AT.isNull())
            .execute()
        == 1;
  }
}
