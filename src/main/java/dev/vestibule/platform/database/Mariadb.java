package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;

/**
 * How this house opens MariaDB. Transactions are serializable: InnoDB then locks what they read,
 * and the gaps in it, until they end; of two that wait for each other one loses and begins again.
 * Single questions see what was committed and lock nothing.
 */
record Mariadb() implements Vendor {
  /** Deadlock, and a row or table that changed since the transaction began. */
  private static final Set<Integer> LOST = Set.of(1213, 1020, 1412);

  /**
   * Disk full, too many connections, shutting down, a cluster's node that is not ready, a lock that
   * took too long, read-only, a statement or connection that an operator or a time limit ended.
   */
  private static final Set<Integer> PASSING =
      Set.of(
          1021, 1026, 1114, 1040, 1203, 1226, 1053, 1047, 1180, 1205, 1290, 1792, 1836, 1317, 1927,
          1969);

  /** Connection failures. */
  private static final String CONNECTION = "08";

  /** A value too long or a moment that is none is an error, as it is elsewhere. */
  private static final String STRICT =
      "set session sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
          + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'";

  // "Exists" is asked of each row of a page, as it is written; MariaDB would rather collect first
  // whatever it may hold for.
  private static final String UNHURRIED =
      "set session max_statement_time = 0, idle_transaction_timeout = 0";

  private static final String READING =
      STRICT + ", max_statement_time = 30, optimizer_switch = 'exists_to_in=off'";

  /** Deadlocks are seen at once; whoever waits so long waits for something that is stuck. */
  private static final String WRITING =
      READING + ", innodb_lock_wait_timeout = 10, idle_transaction_timeout = 60";

  private static final Map<String, String> DRIVER =
      Map.of(
          // Longer than any statement may take: this ends the wait for a server that went
          // without a word.
          "socketTimeout", "60000",
          "connectTimeout", "3000",
          "tcpKeepAlive", "true",
          // Tables of other databases on the server are none of ours.
          "nullDatabaseMeansCurrent", "true");

  private static final ServerPools POOLS =
      new ServerPools("jdbc:mariadb:", Mariadb::driver, WRITING, READING, Optional.of(STRICT));

  /**
   * The driver demands TLS of every server; one on this machine, Debian's say, has none to offer.
   */
  private static Map<String, String> driver(ServerAddress address) {
    if (!address.isLocal() || address.url().contains("sslMode=")) {
      return DRIVER;
    }
    Map<String, String> plain = new HashMap<>(DRIVER);
    plain.put("sslMode", "disable");
    return plain;
  }

  @Override
  public SQLDialect dialect() {
    return SQLDialect.MARIADB;
  }

  @Override
  public VisitListener[] listeners() {
    return new VisitListener[0];
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public String migrations() {
    return "db/migration/mariadb";
  }

  @Override
  public boolean passing(SQLException failure) {
    int code = failure.getErrorCode();
    String state = failure.getSQLState();
    // The driver takes for passing whatever it does not know; with a code the server has spoken.
    return PASSING.contains(code)
        || (state != null && state.startsWith(CONNECTION))
        || (code == 0 && failure instanceof SQLTransientException);
  }

  @Override
  public boolean lost(SQLException failure) {
    return LOST.contains(failure.getErrorCode());
  }

  @Override
  public Pools open(Settings settings) {
    return POOLS.open(settings);
  }

  @Override
  public List<String> damage(DSLContext sql) {
    return MariadbFaults.of(sql);
  }

  @Override
  public Instant time(DSLContext sql) {
    return sql.fetchSingle("select utc_timestamp(6)")
        .get(0, LocalDateTime.class)
        .toInstant(ZoneOffset.UTC);
  }

  @Override
  public String product(DSLContext sql) {
    return "MariaDB " + MariadbFaults.version(sql);
  }

  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(UNHURRIED);
      statement.execute("start transaction with consistent snapshot, read only");
    }
  }

  @Override
  public void endSnapshot(Connection connection) throws SQLException {
    connection.rollback();
    try (Statement statement = connection.createStatement()) {
      statement.execute(READING);
    }
    connection.setAutoCommit(true);
  }

  /** For the whole session: MariaDB has no limits for one transaction. */
  @Override
  public void unhurried(DSLContext sql) {
    sql.execute(UNHURRIED);
  }

  @Override
  public void hurried(DSLContext sql) {
    sql.execute("set session lock_wait_timeout = 1, innodb_lock_wait_timeout = 1");
  }

  @Override
  public List<String> guard(String table, List<String> key) {
    return MariadbGuard.make(table, key);
  }

  @Override
  public List<String> unguard(String table) {
    return GuardWords.remove(table);
  }

  @Override
  public long lastIdentity(DSLContext sql, String table, String column) {
    return sql.fetchSingle(
            "select cast(auto_increment as signed) - 1 from information_schema.tables where"
                + " table_schema = database() and table_name = ?",
            table)
        .get(0, Long.class);
  }

  /** Ends the transaction that it is in, as every change of a table does here. */
  @Override
  public void continueIdentity(DSLContext sql, String table, String column, long last) {
    sql.execute("alter table " + table + " auto_increment = " + (last + 1));
  }
}
