package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;

/**
 * How this house opens PostgreSQL. Transactions are serializable: what holds with one writer holds
 * with many, and whoever loses begins again. Single questions see what was committed.
 */
record Postgresql() implements Vendor {
  private static final int OLDEST = 150_000;

  /**
   * Connection failures, insufficient resources, an operator's intervention, and a server that is
   * only a replica now (appendix A of PostgreSQL's manual).
   */
  private static final Set<String> PASSING = Set.of("08", "53", "57");

  private static final String READ_ONLY = "25006";
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /**
   * Serialization failure, deadlock, and what may follow from somebody else's being quicker: a key
   * that is there already, a row that is referred to no more, a statement after a failed one.
   */
  private static final Set<String> LOST = Set.of("40001", "40P01", "23505", "23503", "25P02");

  // Predicate locks follow the plan: a scan of a small table would lock all of it, and make
  // transactions lose that touch different rows.
  private static final String WRITING =
      "set enable_seqscan = off; set statement_timeout = '30s';"
          + " set idle_in_transaction_session_timeout = '60s'";
  private static final String UNHURRIED =
      "set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0";
  private static final String READING = "set statement_timeout = '30s'";

  private static final Map<String, String> DRIVER =
      Map.of(
          // Many rows in one statement: an import of a million accounts writes ten million.
          "reWriteBatchedInserts", "true",
          // Longer than any statement may take: this ends the wait for a server that went
          // without a word.
          "socketTimeout", "60",
          "connectTimeout", "3",
          "ApplicationName", "vestibule",
          "tcpKeepAlive", "true");

  private static final ServerPools POOLS =
      new ServerPools("jdbc:postgresql:", _ -> DRIVER, WRITING, READING, Optional.empty());

  @Override
  public SQLDialect dialect() {
    return SQLDialect.POSTGRES;
  }

  @Override
  public VisitListener[] listeners() {
    return new VisitListener[] {new NoNulCharacters()};
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public String migrations() {
    return "db/migration/postgresql";
  }

  @Override
  public boolean passing(SQLException failure) {
    String state = failure.getSQLState();
    return failure instanceof SQLTransientException
        || (state != null
            && (PASSING.contains(state.substring(0, 2))
                || state.equals(READ_ONLY)
                || state.equals(LOCK_NOT_AVAILABLE)));
  }

  @Override
  public boolean lost(SQLException failure) {
    return failure.getSQLState() != null && LOST.contains(failure.getSQLState());
  }

  @Override
  public Pools open(Settings settings) {
    return POOLS.open(settings);
  }

  @Override
  public void beginSnapshot(Connection connection) throws SQLException {
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(UNHURRIED);
      // The snapshot is taken at the first question.
      statement.executeQuery("select 1").close();
    }
  }

  @Override
  public void endSnapshot(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @Override
  public void unhurried(DSLContext sql) {
    sql.execute(UNHURRIED);
  }

  @Override
  public void hurried(DSLContext sql) {
    sql.execute("set local lock_timeout = '500ms'");
  }

  @Override
  public List<String> guard(String table, List<String> key) {
    return PostgresqlGuard.make(table, key);
  }

  @Override
  public List<String> unguard(String table) {
    return PostgresqlGuard.remove(table);
  }

  @Override
  public long lastIdentity(DSLContext sql, String table, String column) {
    Record counter = sql.fetchSingle("select last_value, is_called from " + counter(table, column));
    return counter.get(1, Boolean.class) ? counter.get(0, Long.class) : 0;
  }

  /** A counter that never gave a number begins at 1, which it cannot be set to have given. */
  @Override
  public void continueIdentity(DSLContext sql, String table, String column, long last) {
    sql.fetch(
        "select setval(pg_get_serial_sequence({0}, {1}), {2}, {3})",
        DSL.inline(table), DSL.inline(column), DSL.inline(Math.max(last, 1)), DSL.inline(last > 0));
  }

  private static String counter(String table, String column) {
    return table + "_" + column + "_seq";
  }

  /** What follows a crash is PostgreSQL's own work; here is what would hinder ours. */
  @Override
  public List<String> damage(DSLContext sql) {
    List<String> found = new ArrayList<>();
    if (number(sql) < OLDEST) {
      found.add("version 15 is the oldest that is supported, this is " + product(sql));
    }
    if (sql.fetchSingle("select pg_is_in_recovery()").get(0, Boolean.class)) {
      found.add("this server is a replica and takes no writes");
    }
    if (!sql.fetchSingle("select has_schema_privilege(current_schema(), 'create')")
        .get(0, Boolean.class)) {
      found.add("its user may not create tables");
    }
    return found;
  }

  @Override
  public Instant time(DSLContext sql) {
    return sql.fetchSingle("select clock_timestamp()").get(0, OffsetDateTime.class).toInstant();
  }

  @Override
  public String product(DSLContext sql) {
    return "PostgreSQL "
        + sql.fetchSingle("select current_setting('server_version')").get(0, String.class);
  }

  /** Rows that bring their own number leave the sequence behind. */
  @Override
  public void continueNumbers(DSLContext sql, String table) {
    sql.fetch(
        "select setval(pg_get_serial_sequence({0}, 'id'),"
            + " greatest((select max(id) from {1}), nextval(pg_get_serial_sequence({0}, 'id'))))",
        DSL.inline(table), DSL.name(table));
  }

  private static int number(DSLContext sql) {
    return sql.fetchSingle("select cast(current_setting('server_version_num') as integer)")
        .get(0, Integer.class);
  }
}
