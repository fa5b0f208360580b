package dev.vestibule.platform.rows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of a table one by one, by their keys.
 *
 * @param sql inside a transaction
 */
public record OneRow(DSLContext sql, RowTable table) {
  /**
   * The row as a line.
   *
   * @param key a JSON array of the key's columns, in their order
   */
  public Optional<String> line(String key) {
    return RowReader.exact(sql).row(table, where(key));
  }

  /** Deletes it if it is there. */
  public void delete(String key) {
    sql.deleteFrom(table.table()).where(where(key)).execute();
  }

  private boolean exists(String key) {
    return sql.fetchExists(sql.selectOne().from(table.table()).where(where(key)));
  }

  /**
   * Gives values that must be unique out of the way of other rows, until {@link #put} brings those
   * that are right.
   *
   * @param mark another one for each row
   */
  public void park(String key, String mark) {
    Map<Field<?>, Object> parked = new LinkedHashMap<>();
    table.columns().stream()
        .filter(Column::unique)
        .forEach(column -> parked.put(column.kind().field(column.name(), sql.dialect()), mark));
    sql.update(table.table()).set(parked).where(where(key)).execute();
  }

  /** Writes the row as the line says, over the one that is there. */
  public void put(String key, String line) {
    JsonNode row = JsonMapper.shared().readTree(line);
    Map<Field<?>, @Nullable Object> all = new LinkedHashMap<>();
    Map<Field<?>, @Nullable Object> others = new LinkedHashMap<>();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      Field<?> field = column.kind().field(column.name(), sql.dialect());
      @Nullable Object value = column.kind().value(row.get(i), sql.dialect());
      all.put(field, value);
      if (!column.key()) {
        others.put(field, value);
      }
    }
    if (!exists(key)) {
      sql.insertInto(table.table()).set(all).execute();
    } else if (!others.isEmpty()) {
      sql.update(table.table()).set(others).where(where(key)).execute();
    }
  }

  private Condition where(String key) {
    JsonNode values = JsonMapper.shared().readTree(key);
    List<Column> columns = table.key();
    Condition all = DSL.noCondition();
    for (int i = 0; i < columns.size(); i++) {
      all = all.and(equal(columns.get(i), values.get(i)));
    }
    return all;
  }

  private Condition equal(Column column, JsonNode value) {
    return column.kind() == Kind.NUMBER
        ? DSL.field(DSL.name(column.name()), Long.class).eq(value.asLong())
        : DSL.field(DSL.name(column.name()), String.class).eq(value.asString());
  }
}
