package dev.vestibule;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The database that tests use: SQLite, or with {@code -Dvestibule.test.database=postgresql} a
 * PostgreSQL that starts with the first of them and ends with the JVM. Each data folder has a
 * database of its own.
 */
public final class TestDatabase {
  /** A server of one's own instead: a JDBC URL whose user may create databases. */
  private static final String OWN = "VESTIBULE_TEST_POSTGRESQL_URL";

  private static final Map<Path, String> URLS = new HashMap<>();
  private static final List<String> MADE = new ArrayList<>();
  private static @Nullable String server;
  private static @Nullable String failure;
  private static @Nullable String migrated;

  private TestDatabase() {}

  /** Whether tests that may run on any database run on PostgreSQL now. */
  public static boolean isPostgresql() {
    return "postgresql".equals(System.getProperty("vestibule.test.database"));
  }

  /** The settings of the database that belongs to a data folder. */
  public static Map<String, String> settings(Path data) {
    return isPostgresql() ? Map.of("database.url", postgresql(data)) : Map.of();
  }

  /** The same as flags. */
  public static String[] flags(Path data) {
    return settings(data).values().stream()
        .map(url -> "--database-url=" + url)
        .toArray(String[]::new);
  }

  /** The URL of a PostgreSQL database of that folder's, with this version's schema. */
  public static synchronized String postgresql(Path data) {
    return URLS.computeIfAbsent(data, _ -> create(" template " + template()));
  }

  /** The URL of a PostgreSQL database without any table. */
  public static synchronized String empty() {
    return create("");
  }

  /** Removes the database of a folder that goes. */
  static synchronized void drop(Path data) {
    String url = URLS.remove(data);
    if (url != null) {
      execute("drop database " + name(url) + " with (force)");
    }
  }

  private static synchronized void dropAll() {
    MADE.forEach(name -> execute("drop database if exists " + name + " with (force)"));
  }

  private static String template() {
    String known = migrated;
    if (known == null) {
      String url = create("");
      Flyway.configure()
          .dataSource(url, null, null)
          .locations("classpath:db/migration/postgresql")
          .load()
          .migrate();
      known = name(url);
      migrated = known;
    }
    return known;
  }

  private static String create(String how) {
    String name =
        "vestibule_" + ProcessHandle.current().pid() + "_" + System.nanoTime() + "_" + MADE.size();
    execute("create database " + name + how);
    MADE.add(name);
    return server().replaceFirst("/[^/?]+(?=[?]|$)", "/" + name);
  }

  private static String name(String url) {
    return url.replaceFirst("[?].*", "").replaceFirst(".*/", "");
  }

  private static void execute(String command) {
    try (Connection connection = DriverManager.getConnection(server());
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refuses: " + command, e);
    }
  }

  /** Fails for every test alike, and at once, when the first found no server. */
  private static String server() {
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
    String known = server;
    if (known == null) {
      String own = System.getenv(OWN);
      known = own == null ? embedded() : own;
      server = known;
      if (own != null) {
        Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::dropAll));
      }
    }
    return known;
  }

  private static String embedded() {
    try {
      // Never stopped by hand: its own shutdown hook does, and removes its files.
      EmbeddedPostgres started = builder().setServerConfig("fsync", "off").start();
      return started.getJdbcUrl("postgres", "postgres");
    } catch (IOException | RuntimeException e) {
      failure = "PostgreSQL does not start here (" + e + "); a server of your own: " + OWN;
      throw new IllegalStateException(failure, e);
    }
  }

  /** A server of one's own making, to be started, stopped and started again. */
  public static EmbeddedPostgres.Builder builder() {
    // In the build's folder, so that no other user's files are in the way.
    File folder = new File("target/postgresql").getAbsoluteFile();
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(folder)
        .setServerConfig("max_connections", "300");
  }
}
