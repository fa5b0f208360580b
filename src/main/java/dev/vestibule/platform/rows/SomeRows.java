package dev.vestibule.platform.rows;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows of a table by their keys, some hundred at a time. A key is a JSON array of the key's columns
 * in their order.
 *
 * @param sql inside a transaction
 */
public record SomeRows(DSLContext sql, RowTable table) {
  /** The rows that there are, as lines by their keys. */
  public Map<String, String> lines(Collection<String> keys) {
    Map<String, String> lines = new TreeMap<>();
    if (!keys.isEmpty()) {
      RowReader.exact(sql)
          .rows(table, where(keys))
          .forEach(line -> lines.put(key(JsonMapper.shared().readTree(line)), line));
    }
    return lines;
  }

  /** A key in the one form that it has here, whichever database noted it. */
  public String normal(String key) {
    JsonNode values = JsonMapper.shared().readTree(key);
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < values.size(); i++) {
      part(text, table.key().get(i), values.get(i));
    }
    return text.append(']').toString();
  }

  private String key(JsonNode row) {
    return keyOf(table, row);
  }

  /** The key of a row in that form. */
  static String keyOf(RowTable table, JsonNode row) {
    StringBuilder text = new StringBuilder("[");
    for (Column column : table.key()) {
      part(text, column, row.get(table.columns().indexOf(column)));
    }
    return text.append(']').toString();
  }

  private static void part(StringBuilder text, Column column, JsonNode value) {
    if (text.length() > 1) {
      text.append(',');
    }
    column.kind().append(text, value(column, value));
  }

  private static Object value(Column column, JsonNode value) {
    return column.kind() == Kind.NUMBER ? (Object) value.asLong() : value.asString();
  }

  /** Deletes those that are there. */
  public void delete(Collection<String> keys) {
    if (!keys.isEmpty()) {
      sql.deleteFrom(table.table()).where(where(keys)).execute();
    }
  }

  /**
   * Gives values that must be unique out of the way of other rows, until {@link #put} brings those
   * that are right.
   *
   * @param mark begins them, another one each time
   */
  public void park(Collection<String> keys, String mark) {
    List<Query> updates = new ArrayList<>();
    for (String key : keys) {
      Map<Field<?>, Object> parked = new LinkedHashMap<>();
      String value = mark + updates.size();
      table.columns().stream()
          .filter(Column::unique)
          .forEach(column -> parked.put(field(column), value));
      updates.add(sql.update(table.table()).set(parked).where(where(key)));
    }
    if (!updates.isEmpty()) {
      sql.batch(updates).execute();
    }
  }

  /** Writes rows as their lines say, over those that are there. */
  public void put(Map<String, String> lines) {
    Set<String> present = lines(lines.keySet()).keySet();
    RowWriter added = new RowWriter(sql, table);
    List<JsonNode> changed = new ArrayList<>();
    lines.forEach((key, line) -> {
      JsonNode row = JsonMapper.shared().readTree(line);
      if (present.contains(key)) {
        changed.add(row);
      } else {
        added.add(row, line.length());
      }
    });
    update(changed);
    added.flush();
  }

  private void update(List<JsonNode> rows) {
    List<Column> others = table.columns().stream().filter(column -> !column.key()).toList();
    if (rows.isEmpty() || others.isEmpty()) {
      return;
    }
    List<Column> bound = new ArrayList<>(others);
    bound.addAll(table.key());
    Map<Field<?>, @Nullable Object> nothing = new LinkedHashMap<>();
    others.forEach(column -> nothing.put(field(column), null));
    BatchBindStep batch =
        sql.batch(sql.update(table.table()).set(nothing).where(where("[" + blank() + "]")));
    for (JsonNode row : rows) {
      batch =
          batch.bind(
              bound.stream()
                  .map(c -> c.kind().value(row.get(table.columns().indexOf(c)), sql.dialect()))
                  .toArray());
    }
    batch.execute();
  }

  private String blank() {
    return String.join(",", table.key().stream().map(column -> "0").toList());
  }

  private Field<?> field(Column column) {
    return column.kind().field(column.name(), sql.dialect());
  }

  private Condition where(Collection<String> keys) {
    List<Condition> each = keys.stream().map(this::where).toList();
    return DSL.or(each);
  }

  private Condition where(String key) {
    JsonNode values = JsonMapper.shared().readTree(key);
    List<Condition> parts = new ArrayList<>();
    for (Column column : table.key()) {
      JsonNode value = values.get(parts.size());
      parts.add(
          column.kind() == Kind.NUMBER
              ? DSL.field(DSL.name(column.name()), Long.class).eq(value.asLong())
              : DSL.field(DSL.name(column.name()), String.class).eq(value.asString()));
    }
    return DSL.and(parts);
  }
}
