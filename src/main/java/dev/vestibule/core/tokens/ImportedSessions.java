package dev.vestibule.core.tokens;

import static dev.vestibule.core.tokens.SessionTable.SESSIONS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Sessions that began on the former server: each is a session like any other here. */
public final class ImportedSessions {
  private static final int ID_BYTES = 16;
  private static final String USER_AGENT = "Django";

  private static final Table<Record> TOKENS = table(name("imported_tokens"));
  private static final Field<String> SESSION_ID = field(name("session_id"), SQLDataType.VARCHAR);
  private static final Field<byte[]> SEALED = field(name("sealed"), SQLDataType.VARBINARY);

  private final Vault vault;

  public ImportedSessions(Vault vault) {
    this.vault = vault;
  }

  /**
   * A session to be.
   *
   * @param tokenHash of a stored token
   * @param token a stored token that is handed out again at each sign-in; it is kept sealed
   * @param refreshId the identifier of the refresh token that renews it
   * @param expires null for never
   */
  public record Started(
      String id,
      long account,
      SessionKind kind,
      @Nullable String tokenHash,
      @Nullable String token,
      @Nullable String refreshId,
      Instant created,
      @Nullable Instant expires) {

    /** One with a stored token of its own, of which the hash is known alone. */
    public static Started ofHash(
        long account, String hash, Instant created, @Nullable Instant expires) {
      return new Started(
          newId(), account, SessionKind.OPAQUE_TOKEN, hash, null, null, created, expires);
    }

    /** The account's one stored token. */
    public static Started ofToken(long account, String hash, String token, Instant created) {
      return new Started(
          newId(), account, SessionKind.AUTH_TOKEN, hash, token, null, created, null);
    }

    /** A family of refresh tokens, of which this is the present one. */
    public static Started ofRefresh(
        long account, String refreshId, Instant created, Instant expires) {
      return new Started(
          newId(), account, SessionKind.JWT, null, null, refreshId, created, expires);
    }

    /** What all other signed tokens of an account belong to. */
    public static Started shared(long account, Instant created) {
      return new Started(newId(), account, SessionKind.JWT, null, null, null, created, null);
    }

    @Override
    public String toString() {
      return "imported session of account " + account;
    }
  }

  private static String newId() {
    return RandomSecrets.base64Url(ID_BYTES);
  }

  /** Those of these hashes and refresh identifiers that are known, ended ones too. */
  public Set<String> known(
      DSLContext sql, Collection<String> hashes, Collection<String> refreshIds) {
    Set<String> known = new java.util.HashSet<>(RefreshTokens.known(sql, refreshIds));
    if (!hashes.isEmpty()) {
      known.addAll(
          sql.select(SessionTable.TOKEN_HASH)
              .from(SESSIONS)
              .where(SessionTable.TOKEN_HASH.in(hashes))
              .fetchSet(SessionTable.TOKEN_HASH));
    }
    return known;
  }

  /** Those of the accounts that have their one stored token already. */
  public Set<Long> withToken(DSLContext sql, Collection<Long> accounts) {
    return sql.select(SessionTable.ACCOUNT_ID)
        .from(SESSIONS)
        .where(SessionTable.ACCOUNT_ID.in(accounts))
        .and(SessionTable.KIND.eq(SessionKind.AUTH_TOKEN.stored()))
        .and(SessionTable.ENDED_AT.isNull())
        .fetchSet(SessionTable.ACCOUNT_ID);
  }

  /** Starts many. The vault must be prepared. */
  public void start(Transaction tx, List<Started> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    var batch =
        tx.sql()
            .batch(
                tx.sql()
                    .insertInto(SESSIONS)
                    .columns(
                        SessionTable.ID,
                        SessionTable.ACCOUNT_ID,
                        SessionTable.KIND,
                        SessionTable.TOKEN_HASH,
                        SessionTable.CREATED_AT,
                        SessionTable.LAST_USED_AT,
                        SessionTable.EXPIRES_AT,
                        SessionTable.USER_AGENT)
                    .values((String) null, null, null, null, null, null, null, null));
    for (Started session : sessions) {
      batch =
          batch.bind(
              session.id(),
              session.account(),
              session.kind().stored(),
              session.tokenHash(),
              session.created(),
              session.created(),
              session.expires(),
              USER_AGENT);
    }
    batch.execute();
    RefreshTokens.insertAll(
        tx,
        sessions.stream()
            .filter(session -> session.refreshId() != null && session.expires() != null)
            .toList());
    storeTokens(tx, sessions.stream().filter(session -> session.token() != null).toList());
  }

  private void storeTokens(Transaction tx, List<Started> sessions) {
    if (sessions.isEmpty()) {
      return;
    }
    var batch =
        tx.sql().batch(tx.sql().insertInto(TOKENS, SESSION_ID, SEALED).values("", new byte[0]));
    for (Started session : sessions) {
      byte[] token = String.valueOf(session.token()).getBytes(StandardCharsets.US_ASCII);
      batch = batch.bind(session.id(), vault.seal(token, context(session.id())));
    }
    batch.execute();
  }

  /** The stored token of a session that began on the former server. */
  Optional<String> token(DSLContext sql, String session) {
    return sql.select(SEALED)
        .from(TOKENS)
        .where(SESSION_ID.eq(session))
        .fetchOptional(SEALED)
        .map(sealed -> new String(vault.open(sealed, context(session)), StandardCharsets.US_ASCII));
  }

  /** Ends sessions whose refresh tokens were taken back on the former server meanwhile. */
  public void endByRefresh(Transaction tx, Collection<String> refreshIds, Instant now) {
    Set<String> sessions = RefreshTokens.sessions(tx.sql(), refreshIds);
    if (!sessions.isEmpty()) {
      tx.sql()
          .update(SESSIONS)
          .set(SessionTable.ENDED_AT, now)
          .set(SessionTable.END_REASON, EndReason.SIGNED_OUT.stored())
          .where(SessionTable.ID.in(sessions))
          .and(SessionTable.ENDED_AT.isNull())
          .execute();
    }
  }

  /** Ends the sessions of an account that began here, since its password changed there. */
  public static void endOwn(Transaction tx, long account, Instant now) {
    tx.sql()
        .update(SESSIONS)
        .set(SessionTable.ENDED_AT, now)
        .set(SessionTable.END_REASON, EndReason.PASSWORD_CHANGED.stored())
        .where(SessionTable.ACCOUNT_ID.eq(account))
        .and(SessionTable.USER_AGENT.isNull().or(SessionTable.USER_AGENT.ne(USER_AGENT)))
        .and(SessionTable.ENDED_AT.isNull())
        .execute();
  }

  private static String context(String session) {
    return "imported token " + session;
  }
}
