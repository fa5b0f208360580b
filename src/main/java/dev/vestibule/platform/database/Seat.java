package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * One database with its connections.
 *
 * @param settings those that name it
 * @param reading for single questions
 */
record Seat(Settings settings, Vendor vendor, Pools pools, DSLContext reading) {
  static Seat open(Settings settings) {
    Vendor vendor = Vendor.of(settings.databaseUrl());
    Pools pools = vendor.open(settings);
    return new Seat(settings, vendor, pools, configured(vendor).set(pools.readers()).dsl());
  }

  record Done<T extends @Nullable Object>(Transaction transaction, T result) {}

  <T extends @Nullable Object> Done<T> transact(Function<Transaction, T> work) throws SQLException {
    try (FairDataSource.Lent lent = pools.writers().lend()) {
      Connection connection = lent.connection();
      connection.setAutoCommit(false);
      Transaction transaction =
          new Transaction(connection, configured(vendor).set(connection).dsl());
      try {
        T result = work.apply(transaction);
        connection.commit();
        return new Done<>(transaction, result);
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(connection, e);
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /** What went wrong first is what matters. */
  private static void rollBack(Connection connection, Throwable reason) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  /** For statements that happen each by itself. */
  DSLContext each() {
    return configured(vendor).set(pools.library()).dsl();
  }

  <T extends @Nullable Object> T snapshot(Function<DSLContext, T> question) throws SQLException {
    try (Connection connection = pools.readers().getConnection()) {
      vendor.beginSnapshot(connection);
      try {
        return question.apply(configured(vendor).set(connection).dsl());
      } finally {
        vendor.endSnapshot(connection);
      }
    }
  }

  Map<String, Set<String>> tables() throws SQLException {
    Map<String, Set<String>> found = new TreeMap<>();
    try (Connection connection = pools.readers().getConnection();
        ResultSet columns =
            connection
                .getMetaData()
                .getColumns(connection.getCatalog(), connection.getSchema(), "%", "%")) {
      while (columns.next()) {
        found
            .computeIfAbsent(columns.getString("TABLE_NAME"), _ -> new TreeSet<>())
            .add(columns.getString("COLUMN_NAME"));
      }
      return found;
    }
  }

  private static Configuration configured(Vendor vendor) {
    return new DefaultConfiguration()
        .set(vendor.dialect())
        .set(new org.jooq.conf.Settings().withExecuteLogging(false).withRenderSchema(false))
        .set(vendor.listeners());
  }

  @Override
  public String toString() {
    return settings.databaseUrl().replaceFirst("[?].*", "");
  }
}
