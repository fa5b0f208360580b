package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariDataSource;
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
  void close() {
    pools.forEach(HikariDataSource::close);
  }
}
