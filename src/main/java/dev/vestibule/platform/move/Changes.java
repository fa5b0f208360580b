package dev.vestibule.platform.move;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.SomeRows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The keys of rows that changed, as the triggers of a move note them. */
final class Changes {
  private static final Table<Record> CHANGES = table(name("move_changes"));
  private static final Field<Long> SEQ = field(name("seq"), SQLDataType.BIGINT);
  private static final Field<String> TABLE = field(name("table_name"), SQLDataType.VARCHAR);
  private static final Field<String> KEY = field(name("row_key"), SQLDataType.VARCHAR);
  private static final int FETCH = 1000;
  private static final int SOME = 100;

  private Changes() {}

  static int count(DSLContext sql) {
    return sql.fetchCount(CHANGES);
  }

  /** The keys of a table's rows, each once, some at a time. */
  static void keys(DSLContext sql, RowTable table, Consumer<Set<String>> some) {
    SomeRows rows = new SomeRows(sql, table);
    Set<String> keys = new LinkedHashSet<>();
    try (Cursor<Record1<String>> all =
        sql.selectDistinct(KEY)
            .from(CHANGES)
            .where(TABLE.eq(table.name()))
            .fetchSize(FETCH)
            .fetchLazy()) {
      for (Record1<String> key = all.fetchNext(); key != null; key = all.fetchNext()) {
        keys.add(rows.normal(key.value1()));
        if (keys.size() == SOME) {
          some.accept(keys);
          keys.clear();
        }
      }
    }
    if (!keys.isEmpty()) {
      some.accept(keys);
    }
  }

  /** Forgets what a snapshot shows and nothing that was noted since, whatever its number. */
  static void forget(DSLContext snapshot, Database database) {
    List<Long> some = new ArrayList<>();
    try (Cursor<Record1<Long>> all =
        snapshot.select(SEQ).from(CHANGES).fetchSize(FETCH).fetchLazy()) {
      for (Record1<Long> seq = all.fetchNext(); seq != null; seq = all.fetchNext()) {
        some.add(seq.value1());
        if (some.size() == FETCH) {
          forget(database, some);
        }
      }
    }
    forget(database, some);
  }

  private static void forget(Database database, List<Long> some) {
    if (!some.isEmpty()) {
      int _ = database.write(tx -> tx.sql().deleteFrom(CHANGES).where(SEQ.in(some)).execute());
      some.clear();
    }
  }

  static void clear(DSLContext sql) {
    sql.deleteFrom(CHANGES).execute();
  }
}
