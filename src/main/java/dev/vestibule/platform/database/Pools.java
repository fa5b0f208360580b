package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.util.List;
import javax.sql.DataSource;

/**
 * Connections by what they are for.
 *
 * @param readers for single questions
 * @param writers for transactions
 * @param library for libraries that write by themselves
 * @param pools everything that is to be closed
 */
record Pools(
    DataSource readers, FairDataSource writers, DataSource library, List<HikariDataSource> pools) {
  /** How busy each of them is. */
  List<PoolState> states() {
    return pools.stream().map(this::state).toList();
  }

  private PoolState state(HikariDataSource pool) {
    HikariPoolMXBean now = pool.getHikariPoolMXBean();
    boolean inTurn = pool.getPoolName().startsWith("writer");
    int line = inTurn ? writers.waiting() : 0;
    return new PoolState(
        pool.getPoolName(),
        now.getActiveConnections(),
        now.getIdleConnections(),
        pool.getMaximumPoolSize(),
        now.getThreadsAwaitingConnection() + line);
  }

  void close() {
    pools.forEach(HikariDataSource::close);
  }
}
