package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;

/** What differs between databases, apart from the schema's types. */
sealed interface Vendor permits Sqlite, Postgresql, Mariadb {
  /**
   * The vendor of a JDBC URL.
   *
   * @throws IllegalStateException for one that is not supported
   */
  static Vendor of(String url) {
    if (url.startsWith("jdbc:sqlite:")) {
      return new Sqlite();
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return new Postgresql();
    }
    if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
      return new Mariadb();
    }
    throw new IllegalStateException(
        "database.url must start with jdbc:sqlite:, jdbc:postgresql:// or jdbc:mariadb://");
  }

  SQLDialect dialect();

  /** What changes statements on their way. */
  VisitListener[] listeners();

  /** Whether several nodes can use it at once. */
  boolean shared();

  /** The folder of its migrations. */
  String migrations();

  Pools open(Settings settings);

  /** Begins a transaction that sees everything as it is now until its end, and writes nothing. */
  void beginSnapshot(Connection connection) throws SQLException;

  /** Ends what {@link #beginSnapshot} began. */
  void endSnapshot(Connection connection) throws SQLException;

  /** Lets the statements of this transaction take as long as they need. */
  void unhurried(DSLContext sql);

  /** Lets the statements of this transaction wait for nobody's lock longer than a moment. */
  void hurried(DSLContext sql);

  /** Statements that make a table's triggers for a move; the columns are those of its key. */
  List<String> guard(String table, List<String> key);

  /** Statements that remove them. */
  List<String> unguard(String table);

  /** The last number that was given to a row; 0 when there was none. */
  long lastIdentity(DSLContext sql, String table, String column);

  /** Lets the numbers go on behind this one. */
  void continueIdentity(DSLContext sql, String table, String column, long last);

  /** What is wrong with the database as it is kept; empty when nothing is. */
  List<String> damage(DSLContext sql);

  /** The database's own clock, to the second at least. */
  Instant time(DSLContext sql);

  /** Name and version, as an operator knows them. */
  String product(DSLContext sql);

  /** Makes the numbers that a table gives begin after the greatest that it holds. */
  default void continueNumbers(DSLContext sql, String table) {}

  /** Whether a statement failed for a reason that may pass, rather than by its own fault. */
  boolean passing(SQLException failure);

  /** Whether a transaction lost against another one and may be tried again from its beginning. */
  boolean lost(SQLException failure);

  /** The failure of the database behind a failure. */
  static Optional<SQLException> cause(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
