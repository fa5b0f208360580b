package dev.vestibule.core.statistics;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.LongBinaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/**
 * Figures by hour, and notes that are not added up yet. An hour is written {@code 2026-03-01T10},
 * in UTC. Names are those of quantities, and of failures with their reason behind a full stop.
 */
final class Hours {
  static final Table<Record> NOTES = table(name("statistic_notes"));
  static final Table<Record> HOURS = table(name("statistic_hours"));
  static final Field<String> ID = field(name("id"), SQLDataType.VARCHAR);
  static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  static final Field<String> HOUR = field(name("hour"), SQLDataType.VARCHAR);
  static final Field<Long> FIGURE = field(name("figure"), SQLDataType.BIGINT);

  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);

  private Hours() {}

  /** A figure of an hour, or one note. */
  record Row(String name, String hour, long figure) {}

  static String hour(Instant at) {
    return TEXT.format(at);
  }

  /** The hour that a day's only figure is kept at. */
  static String day(Instant at) {
    return hour(at).substring(0, "2026-03-01T".length()) + "00";
  }

  static void note(Transaction tx, String id, String name, Instant at) {
    tx.sql().insertInto(NOTES, ID, NAME, HOUR).values(id, name, hour(at)).execute();
  }

  /** Everything of some hours in one look, so that nothing is missed or met twice. */
  static List<Row> between(DSLContext sql, String from, String before) {
    Condition within = HOUR.ge(from).and(HOUR.lt(before));
    return sql.select(NAME, HOUR, FIGURE)
        .from(HOURS)
        .where(within)
        .unionAll(sql.select(NAME, HOUR, inline(1L)).from(NOTES).where(within))
        .fetch(row -> new Row(row.value1(), row.value2(), row.value3()));
  }

  /** Puts a figure where there is none, or what becomes of both. */
  static void put(Transaction tx, Row row, LongBinaryOperator both) {
    Condition here = NAME.eq(row.name()).and(HOUR.eq(row.hour()));
    Long former = tx.sql().select(FIGURE).from(HOURS).where(here).fetchOne(FIGURE);
    if (former == null) {
      tx.sql()
          .insertInto(HOURS, NAME, HOUR, FIGURE)
          .values(row.name(), row.hour(), row.figure())
          .execute();
      return;
    }
    long now = both.applyAsLong(former, row.figure());
    if (now != former) {
      tx.sql().update(HOURS).set(FIGURE, now).where(here).execute();
    }
  }

  static int forget(Transaction tx, Instant before) {
    return tx.sql().deleteFrom(HOURS).where(HOUR.lt(hour(before))).execute();
  }
}
