package dev.vestibule;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A database server that the first test starts, or one's own, and the databases on it. */
abstract class TestDatabaseServer {
  private final String own;
  private final String migrations;
  private final List<String> made = new ArrayList<>();
  private @Nullable String server;
  private @Nullable String failure;

  /**
   * @param own the variable with the JDBC URL of one's own server instead, whose user may create
   *     databases
   * @param migrations the folder of this vendor's
   */
  TestDatabaseServer(String own, String migrations) {
    this.own = own;
    this.migrations = migrations;
  }

  /**
   * Starts a server that ends with the JVM.
   *
   * @return the URL of a database on it
   */
  abstract String start() throws Exception;

  /** The URL of a new database with this version's schema. */
  abstract String migrated();

  abstract void drop(String url);

  /** The URL of a new database without any table. */
  final synchronized String empty() {
    return create("");
  }

  final synchronized String create(String how) {
    String name =
        "vestibule_" + ProcessHandle.current().pid() + "_" + System.nanoTime() + "_" + made.size();
    execute("create database " + name + how);
    made.add(name);
    return server().replaceFirst("/[^/?]+(?=[?]|$)", "/" + name);
  }

  final void migrate(String url) {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration/" + migrations)
        .load()
        .migrate();
  }

  static String name(String url) {
    return url.replaceFirst("[?].*", "").replaceFirst(".*/", "");
  }

  final void execute(String command) {
    execute(server(), List.of(command));
  }

  static void execute(String url, List<String> commands) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the server refuses: " + commands, e);
    }
  }

  /** Fails for every test alike, and at once, when the first found no server. */
  private synchronized String server() {
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    String known = server;
    if (known == null) {
      String given = System.getenv(own);
      known = given == null ? started() : given;
      server = known;
      if (given != null) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::dropAll));
      }
    }
    return known;
  }

  private String started() {
    try {
      return start();
    } catch (Exception e) {
      failure = "the database server does not start here (" + e + "); one of your own: " + own;
      throw new IllegalStateException(failure, e);
    }
  }

  private void dropAll() {
    made.forEach(name -> drop("/" + name));
  }
}
