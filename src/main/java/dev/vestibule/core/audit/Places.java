package dev.vestibule.core.audit;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** How far each stream has come. */
final class Places {
  private static final Table<Record> STREAMS = table(name("audit_streams"));
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<Long> POSITION = field(name("position"), SQLDataType.BIGINT);
  private static final Field<Instant> UPDATED_AT = Columns.instant("updated_at");

  private Places() {}

  /** The last place that a stream has taken; 0 at its beginning. */
  static long of(DSLContext sql, String stream) {
    return sql.select(POSITION)
        .from(STREAMS)
        .where(NAME.eq(stream))
        .fetchOptional(POSITION)
        .orElse(0L);
  }

  /** The place of the stream that is furthest behind. */
  static Optional<Long> least(DSLContext sql) {
    return sql.select(DSL.min(POSITION)).from(STREAMS).fetchOptional(0, Long.class);
  }

  /** Enters a stream that takes everything from the beginning of what is kept. */
  static void begin(Transaction tx, String stream, Instant now) {
    tx.sql()
        .insertInto(STREAMS, NAME, POSITION, UPDATED_AT)
        .values(stream, 0L, now)
        .onConflictDoNothing()
        .execute();
  }

  static void note(Transaction tx, String stream, long position, Instant now) {
    tx.sql()
        .insertInto(STREAMS, NAME, POSITION, UPDATED_AT)
        .values(stream, position, now)
        .onConflict(NAME)
        .doUpdate()
        .set(POSITION, position)
        .set(UPDATED_AT, now)
        .execute();
  }
}
