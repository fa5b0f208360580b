package dev.vestibule;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The database that tests use: SQLite, or with {@code -Dvestibule.test.database=postgresql} or
 * {@code =mariadb} a server that starts with the first of them and ends with the JVM. Each data
 * folder has a database of its own.
 */
public final class TestDatabase {
  private static final Map<Path, String> URLS = new HashMap<>();
  private static final TestDatabaseServer POSTGRESQL = new TestPostgresql();
  private static final TestDatabaseServer MARIADB = new TestMariadb();

  private TestDatabase() {}

  private static String kind() {
    return System.getProperty("vestibule.test.database", "sqlite");
  }

  /** Whether tests that may run on any database run on PostgreSQL now. */
  public static boolean isPostgresql() {
    return kind().equals("postgresql");
  }

  /** Whether they run on MariaDB. */
  public static boolean isMariadb() {
    return kind().equals("mariadb");
  }

  /** Whether they run on a database server, and not on a file. */
  public static boolean isServer() {
    return !kind().equals("sqlite");
  }

  /** The server that tests run on which need one: PostgreSQL, unless MariaDB is asked for. */
  private static TestDatabaseServer server() {
    return isMariadb() ? MARIADB : POSTGRESQL;
  }

  /** The settings of the database that belongs to a data folder. */
  public static Map<String, String> settings(Path data) {
    return isServer() ? Map.of("database.url", url(data)) : Map.of();
  }

  /** The same as flags. */
  public static String[] flags(Path data) {
    return settings(data).values().stream()
        .map(url -> "--database-url=" + url)
        .toArray(String[]::new);
  }

  /** The URL of a database of that folder's on a server, with this version's schema. */
  public static synchronized String url(Path data) {
    return URLS.computeIfAbsent(data, _ -> server().migrated());
  }

  /** The URL of a PostgreSQL database of that folder's, with this version's schema. */
  public static synchronized String postgresql(Path data) {
    return URLS.computeIfAbsent(data, _ -> POSTGRESQL.migrated());
  }

  /** The URL of a database on a server without any table. */
  public static synchronized String empty() {
    return server().empty();
  }

  /** Removes the database of a folder that goes. */
  static synchronized void drop(Path data) {
    String url = URLS.remove(data);
    if (url != null) {
      (url.startsWith(TestMariadb.SCHEME) ? MARIADB : POSTGRESQL).drop(url);
    }
  }

  /** A PostgreSQL of one's own making, to be started, stopped and started again. */
  public static EmbeddedPostgres.Builder builder() {
    return TestPostgresql.builder();
  }

  /** A server of the test's own with its files in the folder, not started yet. */
  public static StoppableServer stoppable(Path folder) throws IOException {
    return isMariadb() ? MariadbProcess.make(folder) : new TestPostgresql.Stoppable(folder);
  }
}
