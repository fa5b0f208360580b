package dev.vestibule.core.takeover;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A Django project's database, which is read; written only where it was opened for that. */
public final class DjangoDatabase implements AutoCloseable {
  private final Connection connection;
  private final String quote;
  private final Set<String> tables;

  private DjangoDatabase(Connection connection) throws SQLException {
    this.connection = connection;
    this.quote = connection.getMetaData().getIdentifierQuoteString().strip();
    this.tables = tables(connection);
  }

  /**
   * Opens it.
   *
   * @throws IllegalArgumentException with the reason, when it cannot be
   */
  public static DjangoDatabase open(DjangoAddress address) {
    return open(address, false);
  }

  /** The same to write there, too. */
  public static DjangoDatabase toWrite(DjangoAddress address) {
    return open(address, true);
  }

  private static DjangoDatabase open(DjangoAddress address, boolean writing) {
    try {
      return new DjangoDatabase(address.connect(writing));
    } catch (SQLException e) {
      throw new IllegalArgumentException(address + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static Set<String> tables(Connection connection) throws SQLException {
    Set<String> found = new TreeSet<>();
    try (ResultSet rows =
        connection
            .getMetaData()
            .getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        found.add(rows.getString("TABLE_NAME"));
      }
    }
    return found;
  }

  Set<String> tables() {
    return tables;
  }

  boolean has(String table) {
    return tables.contains(table);
  }

  /** What kind of values a column holds, by its name in the table's order. */
  enum Kind {
    TEXT,
    INTEGER,
    DATE,
    BOOLEAN,
    OTHER
  }

  Map<String, Kind> columns(String table) {
    Map<String, Kind> found = new LinkedHashMap<>();
    try (ResultSet rows =
        metaData().getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
      while (rows.next()) {
        String type = rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
        found.put(rows.getString("COLUMN_NAME"), kind(type, rows.getInt("DATA_TYPE")));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return found;
  }

  /** SQLite keeps the type's name as Django wrote it, and little else. */
  private static Kind kind(String name, int type) {
    if (name.startsWith("bool") || name.equals("bit") || name.equals("tinyint")) {
      return Kind.BOOLEAN;
    }
    if (name.equals("date")) {
      return Kind.DATE;
    }
    if (name.contains("int") || name.contains("serial")) {
      return Kind.INTEGER;
    }
    boolean text = name.contains("char") || name.contains("text") || name.equals("uuid");
    return text || type == Types.VARCHAR ? Kind.TEXT : Kind.OTHER;
  }

  /** The tables that a table's columns refer to, by column. */
  Map<String, String> references(String table) {
    Map<String, String> found = new HashMap<>();
    try (ResultSet rows =
        metaData().getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (rows.next()) {
        found.put(rows.getString("FKCOLUMN_NAME"), rows.getString("PKTABLE_NAME"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return found;
  }

  /** Whether a table has that column, and no two rows with one value of it. */
  boolean hasOne(String table, String column) {
    Map<String, Set<String>> unique = new HashMap<>();
    try (ResultSet rows =
        metaData()
            .getIndexInfo(connection.getCatalog(), connection.getSchema(), table, true, true)) {
      while (rows.next()) {
        String name = rows.getString("INDEX_NAME");
        if (name != null) {
          unique.computeIfAbsent(name, _ -> new TreeSet<>()).add(rows.getString("COLUMN_NAME"));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return unique.containsValue(Set.of(column)) || isKey(table, column);
  }

  /** A one-to-one relation may be the table's key itself. */
  private boolean isKey(String table, String column) {
    Set<String> key = new TreeSet<>();
    try (ResultSet rows =
        metaData().getPrimaryKeys(connection.getCatalog(), connection.getSchema(), table)) {
      while (rows.next()) {
        key.add(rows.getString("COLUMN_NAME"));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return key.equals(Set.of(column));
  }

  private DatabaseMetaData metaData() throws SQLException {
    return connection.getMetaData();
  }

  long count(String table) {
    List<DjangoRow> rows = query("select count(*) as n from " + name(table), List.of());
    return Long.parseLong(rows.getFirst().text("n"));
  }

  /** The next rows in the order of a key that no two have. */
  List<DjangoRow> after(
      String table, String key, Collection<String> columns, @Nullable Object last, int most) {
    String where = last == null ? "" : " where " + name(key) + " > ?";
    return query(
        "select "
            + list(key, columns)
            + " from "
            + name(table)
            + where
            + " order by "
            + name(key)
            + " limit "
            + most,
        last == null ? List.of() : List.of(last));
  }

  /** The rows whose key is one of these; their key is that column. */
  List<DjangoRow> where(
      String table, String key, Collection<String> columns, Collection<Object> keys) {
    if (keys.isEmpty() || !has(table)) {
      return List.of();
    }
    String marks = String.join(", ", Collections.nCopies(keys.size(), "?"));
    return query(
        "select "
            + list(key, columns)
            + " from "
            + name(table)
            + " where "
            + name(key)
            + " in ("
            + marks
            + ")",
        keys);
  }

  /** Columns that take no null, and have no value of their own when none is given. */
  Map<String, Kind> required(String table) {
    Map<String, Kind> all = columns(table);
    Map<String, Kind> required = new LinkedHashMap<>();
    try (ResultSet rows =
        metaData().getColumns(connection.getCatalog(), connection.getSchema(), table, "%")) {
      while (rows.next()) {
        String column = rows.getString("COLUMN_NAME");
        Kind kind = all.get(column);
        if (kind != null
            && rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
            && rows.getString("COLUMN_DEF") == null) {
          required.put(column, kind);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    return required;
  }

  /** What writes there. */
  DjangoWrites writes() {
    return new DjangoWrites(connection, this::name);
  }

  private String list(String key, Collection<String> columns) {
    List<String> names = new ArrayList<>();
    names.add(name(key));
    columns.stream().filter(column -> !column.equals(key)).forEach(c -> names.add(name(c)));
    return String.join(", ", names);
  }

  private String name(String identifier) {
    return quote + identifier.replace(quote, quote + quote) + quote;
  }

  private List<DjangoRow> query(String sql, Collection<Object> values) {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int index = 1;
      for (Object value : values) {
        statement.setObject(index++, value);
      }
      try (ResultSet rows = statement.executeQuery()) {
        return read(rows);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static List<DjangoRow> read(ResultSet rows) throws SQLException {
    ResultSetMetaData columns = rows.getMetaData();
    List<DjangoRow> found = new ArrayList<>();
    while (rows.next()) {
      Map<String, @Nullable String> values = new HashMap<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        values.put(columns.getColumnLabel(i), rows.getString(i));
      }
      Object key = rows.getObject(1);
      if (key != null) {
        found.add(new DjangoRow(key, values));
      }
    }
    return found;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
