package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vestibule.platform.config.DatabaseSettings;
import dev.vestibule.platform.config.Settings;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jooq.SQLDialect;

/**
 * How this house opens PostgreSQL. Transactions are serializable: what holds with one writer holds
 * with many, and whoever loses begins again. Single questions see what was committed.
 */
record Postgresql() implements Vendor {
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final int LIBRARY_CONNECTIONS = 4;

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
  private static final String READING = "set statement_timeout = '30s'";

  @Override
  public SQLDialect dialect() {
    return SQLDialect.POSTGRES;
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
    DataFolder.prepare(settings.data());
    DatabaseSettings database = settings.database();
    HikariConfig reading = config("readers", settings, database.readers());
    reading.setReadOnly(true);
    reading.setConnectionInitSql(READING);
    HikariConfig writing = config("writers", settings, database.writers());
    writing.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    writing.setConnectionInitSql(WRITING);
    HikariDataSource writers = new HikariDataSource(writing);
    HikariDataSource readers = new HikariDataSource(reading);
    HikariDataSource library =
        new HikariDataSource(config("library", settings, LIBRARY_CONNECTIONS));
    FairDataSource inTurn = new FairDataSource(writers, database.writers());
    return new Pools(readers, inTurn, library, List.of(readers, writers, library));
  }

  private static HikariConfig config(String name, Settings settings, int size) {
    DatabaseSettings database = settings.database();
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.databaseUrl());
    database.user().ifPresent(config::setUsername);
    database.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTING.toMillis());
    config.addDataSourceProperty("ApplicationName", "vestibule");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }
}
