package dev.vestibule.platform.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertValuesStepN;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes lines into a table, many at a time. */
public final class RowWriter {
  private static final int BATCH = 500;

  /** Pictures are large: a batch of them is sent before it fills the memory. */
  private static final int BATCH_CHARACTERS = 4_000_000;

  private final DSLContext sql;
  private final RowTable table;
  private final List<Field<?>> fields;
  private final List<@Nullable Object[]> waiting = new ArrayList<>();
  private int characters;

  public RowWriter(DSLContext sql, RowTable table) {
    this.sql = sql;
    this.table = table;
    this.fields = table.fields(sql.dialect());
  }

  /**
   * Takes one row.
   *
   * @param characters how long its line is
   * @throws IllegalArgumentException when the row is not one of this table's
   */
  public void add(JsonNode row, int characters) {
    if (!row.isArray() || row.size() != table.columns().size()) {
      throw new IllegalArgumentException("not a row of " + table.name());
    }
    @Nullable Object[] values = new @Nullable Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = table.columns().get(i).kind().value(row.get(i), sql.dialect());
    }
    waiting.add(values);
    this.characters += characters;
    if (waiting.size() >= BATCH || this.characters >= BATCH_CHARACTERS) {
      flush();
    }
  }

  /** Adds those rows whose keys are not there yet, at once. */
  public void addMissing(List<JsonNode> rows) {
    List<String> keys = rows.stream().map(row -> SomeRows.keyOf(table, row)).toList();
    Set<String> present = new SomeRows(sql, table).lines(keys).keySet();
    for (int i = 0; i < rows.size(); i++) {
      if (!present.contains(keys.get(i))) {
        add(rows.get(i), 0);
      }
    }
    flush();
  }

  /** Writes what waits. */
  public void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    InsertValuesStepN<Record> insert =
        sql.insertInto(table.table(), fields).values(new @Nullable Object[fields.size()]);
    BatchBindStep batch = sql.batch(insert);
    for (@Nullable Object[] values : waiting) {
      batch = batch.bind(values);
    }
    batch.execute();
    waiting.clear();
    characters = 0;
  }
}
