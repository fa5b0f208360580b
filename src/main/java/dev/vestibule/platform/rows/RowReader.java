package dev.vestibule.platform.rows;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads tables row by row: memory does not grow with them. */
public final class RowReader {
  private static final int FETCH = 1000;

  /** Who works on a job, which is nobody once the rows are elsewhere. */
  private static final Set<String> AT_WORK = Set.of("picked", "picked_by", "last_heartbeat");

  private final DSLContext sql;
  private final boolean atRest;

  private RowReader(DSLContext sql, boolean atRest) {
    this.sql = sql;
    this.atRest = atRest;
  }

  /**
   * Reads what is there.
   *
   * @param sql inside a transaction, or the whole result is fetched at once
   */
  public static RowReader exact(DSLContext sql) {
    return new RowReader(sql, false);
  }

  /** The same with jobs as if nobody was working on them: a server that loads them begins anew. */
  public static RowReader atRest(DSLContext sql) {
    return new RowReader(sql, true);
  }

  /** Hands over each row as its line, in the order of the key; answers what they come to. */
  public Tally read(RowTable table, Consumer<String> lines) {
    Tally tally = new Tally();
    List<Field<?>> fields = table.fields(sql.dialect());
    StringBuilder line = new StringBuilder();
    try (Cursor<Record> rows =
        sql.select(fields)
            .from(table.table())
            .orderBy(RowTable.fields(table.key(), sql.dialect()))
            .fetchSize(FETCH)
            .fetchLazy()) {
      for (Record row = rows.fetchNext(); row != null; row = rows.fetchNext()) {
        line.setLength(0);
        append(line, table, row);
        String text = line.toString();
        tally.add(text);
        lines.accept(text);
      }
    }
    return tally;
  }

  /** The rows of which something is true, as {@link #read} tells them. */
  List<String> rows(RowTable table, Condition which) {
    StringBuilder line = new StringBuilder();
    return sql.select(table.fields(sql.dialect()))
        .from(table.table())
        .where(which)
        .fetch(row -> {
          line.setLength(0);
          append(line, table, row);
          return line.toString();
        });
  }

  private void append(StringBuilder line, RowTable table, Record row) {
    boolean jobs = atRest && table.name().equals(AllTables.TASKS);
    line.append('[');
    for (int i = 0; i < table.columns().size(); i++) {
      if (i > 0) {
        line.append(',');
      }
      Column column = table.columns().get(i);
      boolean reset = jobs && AT_WORK.contains(column.name());
      column.kind().append(line, reset ? free(column) : row.get(i));
    }
    line.append(']');
  }

  private static @Nullable Object free(Column column) {
    return column.kind() == Kind.FLAG ? false : null;
  }
}
