package dev.vestibule.core.takeover;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Writes rows of a Django project, each as a transaction of its own. */
final class DjangoWrites {
  private static final DateTimeFormatter SQLITE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private final Connection connection;
  private final UnaryOperator<String> name;

  /**
   * @param name quotes an identifier
   */
  DjangoWrites(Connection connection, UnaryOperator<String> name) {
    this.connection = connection;
    this.name = name;
  }

  /** Sets columns of one row. */
  void update(String table, String key, Object id, Map<String, @Nullable Object> values)
      throws SQLException {
    String set =
        String.join(
            ", ", values.keySet().stream().map(column -> name.apply(column) + " = ?").toList());
    List<@Nullable Object> all = new ArrayList<>(values.values());
    all.add(id);
    execute(
        "update " + name.apply(table) + " set " + set + " where " + name.apply(key) + " = ?", all);
  }

  /** Adds one row. */
  void insert(String table, Map<String, @Nullable Object> values) throws SQLException {
    String columns = String.join(", ", values.keySet().stream().map(name).toList());
    String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
    execute(
        "insert into " + name.apply(table) + " (" + columns + ") values (" + marks + ")",
        new ArrayList<>(values.values()));
  }

  /** Lets PostgreSQL count on from the largest number; the others do by themselves. */
  void continueNumbers(String table, String key) throws SQLException {
    if (product().equals("PostgreSQL")) {
      String quoted = "'" + name.apply(table).replace("'", "''") + "'";
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "select setval(pg_get_serial_sequence("
                + quoted
                + ", '"
                + key.replace("'", "''")
                + "'), (select max("
                + name.apply(key)
                + ") from "
                + name.apply(table)
                + "))");
      }
    }
  }

  /** A moment as Django keeps it there: in UTC where the column knows no zone. */
  Object moment(Instant moment) throws SQLException {
    OffsetDateTime utc = moment.atOffset(ZoneOffset.UTC);
    return switch (product()) {
      case "PostgreSQL" -> utc;
      case "SQLite" -> SQLITE.format(utc);
      default -> utc.toLocalDateTime();
    };
  }

  private String product() throws SQLException {
    return connection.getMetaData().getDatabaseProductName();
  }

  private void execute(String sql, List<@Nullable Object> values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      statement.executeUpdate();
    }
  }
}
