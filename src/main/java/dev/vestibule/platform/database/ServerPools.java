package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.vestibule.platform.config.DatabaseSettings;
import dev.vestibule.platform.config.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Connections to a database server: transactions are serializable, single questions see what was
 * committed.
 *
 * @param scheme what the driver's URLs begin with
 * @param driver what the driver is told
 * @param writing what connections for transactions begin with
 * @param reading what those for questions begin with
 * @param library what those for libraries begin with
 */
record ServerPools(
    String scheme,
    Function<ServerAddress, Map<String, String>> driver,
    String writing,
    String reading,
    Optional<String> library) {
  private static final Duration CONNECTING = Duration.ofSeconds(3);

  /** How long a transaction waits for its turn before its client is told to come again. */
  private static final Duration WAITING = Duration.ofSeconds(10);

  private static final int LIBRARY_CONNECTIONS = 4;

  Pools open(Settings settings) {
    ServerAddress address = ServerAddress.of(settings, scheme);
    DataFolder.prepare(settings.data());
    DatabaseSettings database = settings.database();
    HikariConfig questions = config("readers", address, database.readers());
    questions.setReadOnly(true);
    questions.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    questions.setConnectionInitSql(reading);
    HikariConfig transactions = config("writers", address, database.writers());
    transactions.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
    transactions.setConnectionInitSql(writing);
    HikariConfig libraries = config("library", address, LIBRARY_CONNECTIONS);
    libraries.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    library.ifPresent(libraries::setConnectionInitSql);
    List<HikariDataSource> opened = new ArrayList<>();
    try {
      opened.add(new HikariDataSource(transactions));
      opened.add(new HikariDataSource(questions));
      opened.add(new HikariDataSource(libraries));
    } catch (RuntimeException e) {
      opened.forEach(HikariDataSource::close);
      throw new IllegalStateException(unreachable(address, e), e);
    }
    FairDataSource inTurn = new FairDataSource(opened.getFirst(), database.writers(), WAITING);
    return new Pools(opened.get(1), inTurn, opened.get(2), opened);
  }

  private static String unreachable(ServerAddress address, RuntimeException thrown) {
    String reason = Vendor.cause(thrown).map(SQLException::getMessage).orElse(thrown.getMessage());
    return "the database at " + address.shown() + " cannot be opened: " + reason;
  }

  private HikariConfig config(String name, ServerAddress address, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(address.url());
    address.user().ifPresent(config::setUsername);
    address.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECTING.toMillis());
    driver.apply(address).forEach(config::addDataSourceProperty);
    return config;
  }
}
