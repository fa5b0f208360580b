package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vestibule.platform.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * How this house opens SQLite: write-ahead log, full synchronisation, foreign keys. There is one
 * writer at a time, so that no transaction ever loses against another.
 */
record Sqlite() implements Vendor {
  /** For other processes alone: inside this one writers queue in {@link FairDataSource}. */
  private static final int BUSY_MILLIS = 10_000;

  /** For a disk that takes its time: whoever waits so long is told to come again. */
  private static final Duration WAITING = Duration.ofMinutes(1);

  /** Busy, locked, read-only, input or output error, full, cannot open (sqlite.org/rescode). */
  private static final Set<Integer> PASSING = Set.of(5, 6, 8, 10, 13, 14);

  @Override
  public SQLDialect dialect() {
    return SQLDialect.SQLITE;
  }

  @Override
  public VisitListener[] listeners() {
    return new VisitListener[0];
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public String migrations() {
    return "db/migration/sqlite";
  }

  @Override
  public boolean passing(SQLException failure) {
    return PASSING.contains(failure.getErrorCode() & 0xFF);
  }

  @Override
  public boolean lost(SQLException failure) {
    return false;
  }

  @Override
  public Pools open(Settings settings) {
    DataFolder.prepare(settings.data());
    if (settings.database().url().isEmpty()) {
      DataFolder.prepareFile(settings.databaseFile());
    }
    String url = settings.databaseUrl();
    // The writer opens first: it makes the file and its write-ahead log.
    HikariDataSource writer = pool("writer", url, 1);
    HikariDataSource readers = pool("readers", url, settings.database().readers());
    FairDataSource inTurn = new FairDataSource(writer, 1, WAITING);
    return new Pools(readers, inTurn, inTurn, List.of(readers, writer));
  }

  /** Raw statements: the driver's own way of beginning would wait for the one writer. */
  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin deferred");
      // The snapshot is taken at the first question.
      statement.executeQuery("select count(*) from sqlite_schema").close();
    }
  }

  @Override
  public void endSnapshot(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("rollback");
    }
  }

  @Override
  public void unhurried(DSLContext sql) {
    // Nothing is ever hurried here.
  }

  @Override
  public void hurried(DSLContext sql) {
    // A transaction has the only lock there is from its beginning.
  }

  @Override
  public List<String> guard(String table, List<String> key) {
    return SqliteGuard.make(table, key);
  }

  @Override
  public List<String> unguard(String table) {
    return GuardWords.remove(table);
  }

  /** Both are kept in a table of SQLite's own (sqlite.org/autoinc.html). */
  @Override
  public long lastIdentity(DSLContext sql, String table, String column) {
    return sql.fetchSingle(
            "select coalesce(max(seq), 0) from sqlite_sequence where name = ?", table)
        .get(0, Long.class);
  }

  @Override
  public void continueIdentity(DSLContext sql, String table, String column, long last) {
    sql.execute("delete from sqlite_sequence where name = ?", table);
    sql.execute("insert into sqlite_sequence (name, seq) values (?, ?)", table, last);
  }

  @Override
  public List<String> damage(DSLContext sql) {
    List<String> answer = sql.fetch("pragma quick_check(5)").getValues(0, String.class);
    return answer.equals(List.of("ok")) ? List.of() : answer;
  }

  @Override
  public Instant time(DSLContext sql) {
    return Instant.ofEpochSecond(
        sql.fetchSingle("select cast(strftime('%s', 'now') as integer)").get(0, Long.class));
  }

  @Override
  public String product(DSLContext sql) {
    return "SQLite " + sql.fetchSingle("select sqlite_version()").get(0, String.class);
  }

  /** Not by a driver's name: asking for one would load those of all databases at each start. */
  private static SQLiteDataSource source(String url) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(TransactionMode.IMMEDIATE);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl(url);
    return source;
  }

  private static HikariDataSource pool(String name, String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source(url));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    // Local connections do not break, and opening one costs more than keeping it.
    config.setMaxLifetime(0);
    return new HikariDataSource(config);
  }
}
