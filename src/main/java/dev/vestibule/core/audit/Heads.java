package dev.vestibule.core.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** Signed statements about the chain. */
final class Heads {
  private static final Table<Record> HEADS = table(name("audit_heads"));
  private static final Field<Long> POSITION = field(name("position"), SQLDataType.BIGINT);
  private static final Field<String> KIND = field(name("kind"), SQLDataType.VARCHAR);
  private static final Field<String> HASH = field(name("hash"), SQLDataType.VARCHAR);
  private static final Field<Instant> SIGNED_AT = Columns.instant("signed_at");
  private static final Field<String> STATEMENT = field(name("statement"), SQLDataType.VARCHAR);

  private static final List<Field<?>> COLUMNS = List.of(POSITION, KIND, HASH, SIGNED_AT, STATEMENT);

  private Heads() {}

  /** What is stated. */
  enum Kind {
    /** That the record at the position has that hash. */
    HEAD,
    /** The same, and that all records up to it were removed on purpose. */
    ANCHOR;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A statement.
   *
   * @param statement the JWS
   */
  record Head(long position, Kind kind, String hash, Instant signedAt, String statement) {
    private static Head of(Record row) {
      return new Head(
          row.get(POSITION),
          Kind.valueOf(row.get(KIND).toUpperCase(Locale.ROOT)),
          row.get(HASH),
          row.get(SIGNED_AT),
          row.get(STATEMENT));
    }
  }

  /** The newest statement of what was removed. */
  static Optional<Head> anchor(DSLContext sql) {
    return newest(sql, Kind.ANCHOR);
  }

  static Optional<Head> newest(DSLContext sql, Kind kind) {
    return sql.select(COLUMNS)
        .from(HEADS)
        .where(KIND.eq(kind.word()))
        .orderBy(POSITION.desc())
        .limit(1)
        .fetchOptional(Head::of);
  }

  /** All, in the order of the chain. */
  static List<Head> all(DSLContext sql) {
    return sql.select(COLUMNS).from(HEADS).orderBy(POSITION, KIND).fetch(Head::of);
  }

  static void add(Transaction tx, Head head) {
    tx.sql()
        .insertInto(HEADS, POSITION, KIND, HASH, SIGNED_AT, STATEMENT)
        .values(head.position(), head.kind().word(), head.hash(), head.signedAt(), head.statement())
        .execute();
  }

  /** Removes those of records up to a position, which were removed. */
  static void removeTo(Transaction tx, long position) {
    tx.sql().deleteFrom(HEADS).where(POSITION.le(position)).execute();
  }
}
