package dev.vestibule.platform.database;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a schema says, in words that do not depend on its database: a line for each rule. */
final class Shape {
  private final Connection connection;
  private final Catalogue catalogue;
  private final Set<String> lines = new TreeSet<>();

  private Shape(Connection connection) throws SQLException {
    this.connection = connection;
    this.catalogue = Catalogue.of(connection);
  }

  static Set<String> of(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      Shape shape = new Shape(connection);
      shape.read();
      return shape.lines;
    }
  }

  private void read() throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    for (String table : tables()) {
      lines.add("table " + table);
      List<String> key = primaryKey(meta, table);
      lines.add(table + " primary key " + key);
      columns(meta, table, key);
      foreignKeys(meta, table);
      lines.add(table + " checks " + number(catalogue.checks(), table));
      indexes(table, key);
    }
  }

  private List<String> tables() throws SQLException {
    List<String> names = new ArrayList<>();
    try (var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(catalogue.tables())) {
      while (rows.next()) {
        if (!rows.getString(1).startsWith("flyway")) {
          names.add(rows.getString(1));
        }
      }
    }
    return names;
  }

  private int number(String query, String table) throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getInt(1) : 0;
      }
    }
  }

  private static List<String> primaryKey(DatabaseMetaData meta, String table) throws SQLException {
    Map<Integer, String> key = new TreeMap<>();
    try (ResultSet rows = meta.getPrimaryKeys(null, null, table)) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
      }
    }
    return List.copyOf(key.values());
  }

  private void columns(DatabaseMetaData meta, String table, List<String> key) throws SQLException {
    try (ResultSet rows = meta.getColumns(null, null, table, null)) {
      while (rows.next()) {
        String name = rows.getString("COLUMN_NAME");
        boolean nullable =
            rows.getInt("NULLABLE") == DatabaseMetaData.columnNullable && !key.contains(name);
        lines.add(
            "%s.%s %s%s default %s"
                .formatted(
                    table,
                    name,
                    kind(rows.getString("TYPE_NAME")),
                    nullable ? "" : " not null",
                    plain(rows.getString("COLUMN_DEF"))));
      }
    }
  }

  private static String kind(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "integer",
          "int4",
          "int8",
          "bigserial",
          "bool",
          "boolean",
          "bigint",
          "int",
          "bit",
          "tinyint" ->
          "number";
      case "text", "timestamp", "timestamptz", "varchar", "mediumtext", "datetime" -> "text";
      case "blob", "bytea", "mediumblob" -> "bytes";
      default -> type;
    };
  }

  private static @Nullable String plain(@Nullable String value) {
    if (value == null || value.startsWith("nextval") || value.equals("NULL")) {
      return null;
    }
    return value.replaceFirst("::\\w+$", "").replace("false", "0").replace("true", "1");
  }

  private void foreignKeys(DatabaseMetaData meta, String table) throws SQLException {
    try (ResultSet rows = meta.getImportedKeys(null, null, table)) {
      while (rows.next()) {
        lines.add(
            "%s.%s references %s.%s, on delete %d"
                .formatted(
                    table,
                    rows.getString("FKCOLUMN_NAME"),
                    rows.getString("PKTABLE_NAME"),
                    rows.getString("PKCOLUMN_NAME"),
                    rows.getInt("DELETE_RULE")));
      }
    }
  }

  /** Those of primary keys are told already, and SQLite has none for a whole number's. */
  private void indexes(String table, List<String> key) throws SQLException {
    Map<String, List<String>> columns = new HashMap<>();
    Map<String, String> rest = new HashMap<>();
    try (var statement = connection.prepareStatement(catalogue.indexes())) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String name = rows.getString(1);
          columns.computeIfAbsent(name, _ -> new ArrayList<>()).add(rows.getString(3));
          rest.put(name, (rows.getBoolean(2) ? " unique " : " ") + condition(rows.getString(4)));
        }
      }
    }
    columns.forEach((name, indexed) -> {
      if (!indexed.equals(key)) {
        lines.add(table + " index " + indexed + rest.get(name));
      }
    });
  }

  private static String condition(@Nullable String condition) {
    return condition == null
        ? ""
        : condition.replaceAll("[()]", "").toLowerCase(Locale.ROOT).strip();
  }
}
