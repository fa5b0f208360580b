package dev.vestibule.platform.move;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Database;
import java.util.ArrayList;
import java.util.List;
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

  private Changes() {}

  static int count(DSLContext sql) {
    return sql.fetchCount(CHANGES);
  }

  /** Each key of a table once. */
  static void keys(DSLContext sql, String table, Consumer<String> each) {
    try (Cursor<Record1<String>> keys =
        sql.selectDistinct(KEY).from(CHANGES).where(TABLE.eq(table)).fetchSize(FETCH).fetchLazy()) {
      for (Record1<String> key = keys.fetchNext(); key != null; key = keys.fetchNext()) {
        each.accept(key.value1());
      }
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
