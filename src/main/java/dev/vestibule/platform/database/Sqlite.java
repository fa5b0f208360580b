package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** How this house opens SQLite: write-ahead log, full synchronisation, foreign keys. */
final class Sqlite {
  /** For other processes alone: inside this one writers queue in {@link FairDataSource}. */
  private static final int BUSY_MILLIS = 10_000;

  /** Busy, locked, read-only, input or output error, full, cannot open (sqlite.org/rescode). */
  private static final Set<Integer> PASSING = Set.of(5, 6, 8, 10, 13, 14);

  private Sqlite() {}

  /** Whether the statement failed for a reason that may pass, rather than by its own fault. */
  static boolean unavailable(DataAccessException failure) {
    SQLException cause = failure.getCause(SQLException.class);
    return cause != null && PASSING.contains(cause.getErrorCode() & 0xFF);
  }

  static HikariDataSource writer(String url) {
    return pool("writer", url, 1, config());
  }

  static HikariDataSource readers(String url, int count) {
    return pool("readers", url, count, config());
  }

  private static Properties config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    return config.toProperties();
  }

  private static HikariDataSource pool(String name, String url, int size, Properties properties) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    // Local connections do not break, and opening one costs more than keeping it.
    config.setMaxLifetime(0);
    config.setDataSourceProperties(properties);
    return new HikariDataSource(config);
  }
}
