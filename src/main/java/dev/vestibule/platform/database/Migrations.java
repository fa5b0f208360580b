package dev.vestibule.platform.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the schema to this version's; forward only. */
public final class Migrations {
  /** The newest migration; a test holds it against the files. */
  static final int LATEST = 18;

  private final Database database;

  public Migrations(Database database) {
    this.database = database;
  }

  /**
   * Applies what is missing. Asks the history table first: Flyway takes a third of a second to wake
   * up, and nearly every start has nothing to do.
   */
  public void apply() {
    if (!upToDate()) {
      flyway().migrate();
    }
  }

  /** The migrations that {@link #apply} would run, as version and description. */
  public List<String> pending() {
    if (upToDate()) {
      return List.of();
    }
    MigrationInfo[] pending = flyway().info().pending();
    return Arrays.stream(pending)
        .map(m -> "V" + m.getVersion() + " " + m.getDescription())
        .toList();
  }

  private boolean upToDate() {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      return tables.next() && installed(statement) >= LATEST;
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  private static int installed(Statement statement) throws SQLException {
    try (ResultSet newest =
        statement.executeQuery(
            "select max(cast(version as integer)) from flyway_schema_history where success ="
                + " true")) {
      return newest.next() ? newest.getInt(1) : 0;
    }
  }

  private Flyway flyway() {
    return Flyway.configure()
        .dataSource(database.writer())
        .locations("classpath:" + database.migrations())
        .load();
  }
}
