package dev.vestibule.platform.rows;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A table as it is copied.
 *
 * @param identity the column whose values the database counts, if there is one
 */
public record RowTable(String name, List<Column> columns, Optional<String> identity) {
  /** Declares a table; see {@link Column#parse} for how columns are written. */
  static RowTable of(String name, String... columns) {
    return new RowTable(name, Arrays.stream(columns).map(Column::parse).toList(), Optional.empty());
  }

  RowTable counting(String column) {
    return new RowTable(name, columns, Optional.of(column));
  }

  /** The same without columns that are not among these. */
  public RowTable only(Set<String> present) {
    return new RowTable(
        name,
        columns.stream().filter(column -> present.contains(column.name())).toList(),
        identity);
  }

  /** The columns of its primary key, in the order in which rows are sorted. */
  public List<Column> key() {
    return columns.stream().filter(Column::key).toList();
  }

  /** Whether rows may exchange values that only one can have. */
  public boolean unique() {
    return columns.stream().anyMatch(Column::unique);
  }

  Table<Record> table() {
    return DSL.table(DSL.name(name));
  }

  List<Field<?>> fields(SQLDialect dialect) {
    return fields(columns, dialect);
  }

  static List<Field<?>> fields(List<Column> columns, SQLDialect dialect) {
    return columns.stream()
        .<Field<?>>map(column -> column.kind().field(column.name(), dialect))
        .toList();
  }
}
