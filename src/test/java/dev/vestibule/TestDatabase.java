package dev.vestibule;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database that test servers use: SQLite, or with {@code -Dvestibule.test.database=postgresql}
 * a PostgreSQL that starts with the first of them. Each data folder has a database of its own.
 */
final class TestDatabase {
  /** A server of one's own instead: a JDBC URL whose user may create databases. */
  private static final String OWN = "VESTIBULE_TEST_POSTGRESQL_URL";

  private static final Map<Path, String> URLS = new HashMap<>();
  private static @Nullable String server;

  private TestDatabase() {}

  static boolean isPostgresql() {
    return "postgresql".equals(System.getProperty("vestibule.test.database"));
  }

  /** The settings of the database that belongs to a data folder. */
  static synchronized Map<String, String> settings(Path data) {
    return isPostgresql()
        ? Map.of("database.url", URLS.computeIfAbsent(data, _ -> create()))
        : Map.of();
  }

  private static String create() {
    String name = "vestibule_" + Long.toHexString(System.nanoTime()) + "_" + URLS.size();
    String all = server();
    try (Connection connection = DriverManager.getConnection(all)) {
      connection.createStatement().execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no database on " + all, e);
    }
    return all.replaceFirst("/postgres(?=[?]|$)", "/" + name);
  }

  private static String server() {
    String known = server;
    if (known == null) {
      String own = System.getenv(OWN);
      known = own == null ? embedded() : own;
      server = known;
    }
    return known;
  }

  /** Ends with the JVM. */
  private static String embedded() {
    try {
      EmbeddedPostgres started =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "300")
              .setServerConfig("fsync", "off")
              .start();
      return started.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
