package dev.vestibule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** MariaDB from Debian's package mariadb-server-core. */
final class TestMariadb extends TestDatabaseServer {
  static final String SCHEME = "jdbc:mariadb:";

  /** What makes the schema, once it is known. */
  private final List<String> schema = new ArrayList<>();

  TestMariadb() {
    super("VESTIBULE_TEST_MARIADB_URL", "mariadb");
  }

  @Override
  String start() throws IOException {
    Path folder = Files.createDirectories(Path.of("target/mariadb").toAbsolutePath());
    MariadbProcess server = MariadbProcess.make(Files.createTempDirectory(folder, "server"));
    Runtime.getRuntime().addShutdownHook(new Thread(server::remove));
    server.start();
    return server.url();
  }

  /** Copies the tables of a first one: quicker than Flyway, which looks around for long. */
  @Override
  synchronized String migrated() {
    if (schema.isEmpty()) {
      String first = empty();
      migrate(first);
      learn(first);
    }
    String url = empty();
    execute(url, schema);
    return url;
  }

  private void learn(String url) {
    String source = name(url);
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      List<String> tables = column(statement, "show tables", 1);
      schema.add("set foreign_key_checks = 0");
      for (String table : tables) {
        schema.addAll(column(statement, "show create table " + table, 2));
      }
      schema.add(
          "insert into flyway_schema_history select * from " + source + ".flyway_schema_history");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> column(Statement statement, String question, int column)
      throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(question)) {
      while (rows.next()) {
        values.add(rows.getString(column));
      }
    }
    return values;
  }

  @Override
  void drop(String url) {
    execute("drop database if exists " + name(url));
  }
}
