package dev.vestibule.core.accounts;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Where accounts came from that were taken over from another system. */
public final class ImportedAccounts {
  private static final Table<Record> IMPORTED = table(name("imported_accounts"));
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> SOURCE = text("source");
  private static final Field<String> SOURCE_ID = text("source_id");
  private static final Field<String> SESSION_ID = text("session_id");
  private static final Field<String> EMAIL = text("email");
  private static final Field<String> UNUSABLE = text("unusable");
  private static final Field<Instant> IMPORTED_AT = Columns.instant("imported_at");

  private static final Field<String> SEEN_THERE = text("seen_there");
  private static final Field<String> SEEN_HERE = text("seen_here");
  private static final Field<String> PASSWORD_THERE = text("password_there");
  private static final Field<String> PASSWORD_HERE = text("password_here");

  private static Field<String> text(String column) {
    return field(name(column), SQLDataType.VARCHAR);
  }

  /**
   * What an account was when both sides were last held against each other, as digests; null for
   * what nobody noted.
   *
   * @param there its row in the other system, without the password
   * @param here the account, without the password
   * @param passwordThere the hash that the other system has
   * @param passwordHere the hash that stands for the same password here
   */
  public record Marks(
      @Nullable String there,
      @Nullable String here,
      @Nullable String passwordThere,
      @Nullable String passwordHere) {}

  /**
   * Where one account came from.
   *
   * @param sourceId its key there
   * @param session what tokens of there belong to that name none; null for none
   * @param email the address as it stood there
   * @param unusable what stood there in place of a hash; null when there was one
   */
  public record Origin(
      long account,
      String source,
      String sourceId,
      @Nullable String session,
      @Nullable String email,
      @Nullable String unusable,
      Instant importedAt,
      Marks marks) {
    static Origin of(Record row) {
      return new Origin(
          row.get(ACCOUNT_ID),
          row.get(SOURCE),
          row.get(SOURCE_ID),
          row.get(SESSION_ID),
          row.get(EMAIL),
          row.get(UNUSABLE),
          row.get(IMPORTED_AT),
          new Marks(
              row.get(SEEN_THERE),
              row.get(SEEN_HERE),
              row.get(PASSWORD_THERE),
              row.get(PASSWORD_HERE)));
    }
  }

  private static final List<Field<?>> COLUMNS =
      List.of(
          ACCOUNT_ID,
          SOURCE,
          SOURCE_ID,
          SESSION_ID,
          EMAIL,
          UNUSABLE,
          IMPORTED_AT,
          SEEN_THERE,
          SEEN_HERE,
          PASSWORD_THERE,
          PASSWORD_HERE);

  /** By its key there. */
  public Optional<Origin> find(DSLContext sql, String source, String sourceId) {
    return sql.select(COLUMNS)
        .from(IMPORTED)
        .where(SOURCE.eq(source).and(SOURCE_ID.eq(sourceId)))
        .fetchOptional(Origin::of);
  }

  /** Of an account of ours. */
  public Optional<Origin> of(DSLContext sql, long account) {
    return sql.select(COLUMNS)
        .from(IMPORTED)
        .where(ACCOUNT_ID.eq(account))
        .fetchOptional(Origin::of);
  }

  /** Those of these keys that were taken over already, by their key there. */
  public Map<String, Origin> find(DSLContext sql, String source, Collection<String> sourceIds) {
    return sql.select(COLUMNS)
        .from(IMPORTED)
        .where(SOURCE.eq(source).and(SOURCE_ID.in(sourceIds)))
        .fetchMap(SOURCE_ID, Origin::of);
  }

  /** Of some accounts of ours, by their numbers. */
  public Map<Long, Origin> ofAccounts(DSLContext sql, Collection<Long> accounts) {
    return sql.select(COLUMNS)
        .from(IMPORTED)
        .where(ACCOUNT_ID.in(accounts))
        .fetchMap(ACCOUNT_ID, Origin::of);
  }

  /** Notes many. */
  public void add(Transaction tx, List<Origin> origins) {
    if (origins.isEmpty()) {
      return;
    }
    var batch =
        tx.sql()
            .batch(
                tx.sql()
                    .insertInto(IMPORTED)
                    .columns(COLUMNS)
                    .values(null, null, null, null, null, null, null, null, null, null, null));
    for (Origin origin : origins) {
      batch =
          batch.bind(
              origin.account(),
              origin.source(),
              origin.sourceId(),
              origin.session(),
              origin.email(),
              origin.unusable(),
              origin.importedAt(),
              origin.marks().there(),
              origin.marks().here(),
              origin.marks().passwordThere(),
              origin.marks().passwordHere());
    }
    batch.execute();
  }

  /** Notes what both sides are now. */
  public void mark(Transaction tx, long account, Marks marks) {
    tx.sql()
        .update(IMPORTED)
        .set(SEEN_THERE, marks.there())
        .set(SEEN_HERE, marks.here())
        .set(PASSWORD_THERE, marks.passwordThere())
        .set(PASSWORD_HERE, marks.passwordHere())
        .where(ACCOUNT_ID.eq(account))
        .execute();
  }

  /** Notes that another hash stands for the password that came from there. */
  public static void upgraded(Transaction tx, long account, String former, String hash) {
    tx.sql()
        .update(IMPORTED)
        .set(PASSWORD_HERE, Digests.sha256Hex(hash))
        .where(ACCOUNT_ID.eq(account).and(PASSWORD_HERE.eq(Digests.sha256Hex(former))))
        .execute();
  }

  /** The next accounts of a system after an account's number, in the order of numbers. */
  public List<Origin> after(DSLContext sql, String source, long account, int most) {
    return sql.select(COLUMNS)
        .from(IMPORTED)
        .where(SOURCE.eq(source).and(ACCOUNT_ID.gt(account)))
        .orderBy(ACCOUNT_ID)
        .limit(most)
        .fetch(Origin::of);
  }

  /** Gives an account's tokens of there a session that they belong to. */
  public void session(Transaction tx, long account, String session) {
    tx.sql().update(IMPORTED).set(SESSION_ID, session).where(ACCOUNT_ID.eq(account)).execute();
  }
}
