package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vestibule.platform.config.DatabaseSettings;
import dev.vestibule.platform.config.Settings;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;

/**
 * How this house opens PostgreSQL. Transactions are serializable: what holds with one writer holds
 * with many, and whoever loses begins again. Single questions see what was committed.
 */
record Postgresql() implements Vendor {
  private static final Duration CONNECTING = Duration.ofSeconds(3);

  /** How long a transaction waits for its turn before its client is told to come again. */
  private static final Duration WAITING = Duration.ofSeconds(10);

  private static final int OLDEST = 150_000;
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
    PostgresqlAddress address = PostgresqlAddress.of(settings);
    DataFolder.prepare(settings.data());
    DatabaseSettings database = settings.database();
    HikariConfig reading = config("readers", address, database.readers());
    reading.setReadOnly(true);
    reading.setConnectionInitSql(READING);
    HikariConfig writing = config("writers", address, database.writers());
    writing.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    writing.setConnectionInitSql(WRITING);
    List<HikariDataSource> opened = new ArrayList<>();
    try {
      opened.add(new HikariDataSource(writing));
      opened.add(new HikariDataSource(reading));
      opened.add(new HikariDataSource(config("library", address, LIBRARY_CONNECTIONS)));
    } catch (RuntimeException e) {
      opened.forEach(HikariDataSource::close);
      throw new IllegalStateException(unreachable(address, e), e);
    }
    FairDataSource inTurn = new FairDataSource(opened.getFirst(), database.writers(), WAITING);
    return new Pools(opened.get(1), inTurn, opened.get(2), opened);
  }

  private static String unreachable(PostgresqlAddress address, RuntimeException thrown) {
    String reason = Vendor.cause(thrown).map(SQLException::getMessage).orElse(thrown.getMessage());
    return "the database at " + address.shown() + " cannot be opened: " + reason;
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

  private static int number(DSLContext sql) {
    return sql.fetchSingle("select cast(current_setting('server_version_num') as integer)")
        .get(0, Integer.class);
  }

  private static HikariConfig config(String name, PostgresqlAddress address, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(address.url());
    address.user().ifPresent(config::setUsername);
    address.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTING.toMillis());
    // Longer than any statement may take: this ends the wait for a server that went without a word.
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("connectTimeout", "3");
    config.addDataSourceProperty("ApplicationName", "vestibule");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }
}
