package dev.vestibule.platform.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema to this version's; forward only. */
public final class Migrations {
  /** The newest migration; a test holds it against the files. */
  static final int LATEST = 25;

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
      requireNoMove();
      flyway().migrate();
    }
  }

  /** The two databases of a move must stay alike until it is over. */
  private void requireNoMove() {
    database
        .move()
        .ifPresent(move -> {
          throw new IllegalStateException(
              "a move is not over (the other database is "
                  + move.otherName()
                  + "): ./vestibule move --confirm or --back with the former version first");
        });
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

  /** What {@link #apply} would do, from the migrations' own files. */
  public List<PendingMigration> plan() {
    return upToDate()
        ? List.of()
        : Arrays.stream(flyway().info().pending()).map(this::plan).toList();
  }

  private PendingMigration plan(MigrationInfo migration) {
    return PendingMigration.of(
        String.valueOf(migration.getVersion()),
        migration.getDescription(),
        text("/" + database.migrations() + "/" + migration.getScript()));
  }

  private static String text(String resource) {
    try (InputStream in = Migrations.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The newest migration that this version knows. */
  public static int latest() {
    return LATEST;
  }

  /** The newest migration that the database has; 0 for a database without any. */
  public int installed() {
    try (Connection connection = database.writer().getConnection();
        Statement statement = connection.createStatement();
        ResultSet tables =
            connection.getMetaData().getTables(null, null, "flyway_schema_history", null)) {
      return tables.next() ? installed(statement) : 0;
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  /** Applies what is missing up to a version, for data that is of that version. */
  public void applyUpTo(int version) {
    if (installed() < version) {
      // The mark says that there need be no migration of that very number.
      configured().target(version + "?").load().migrate();
    }
  }

  private boolean upToDate() {
    return installed() >= LATEST;
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
    return configured().load();
  }

  private FluentConfiguration configured() {
    return Flyway.configure()
        .dataSource(database.writer())
        .locations("classpath:" + database.migrations());
  }
}
