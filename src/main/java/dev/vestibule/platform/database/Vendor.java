package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.VisitListener;

/** What differs between databases, apart from the schema's types. */
sealed interface Vendor permits Sqlite, Postgresql {
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
    throw new IllegalStateException(
        "database.url must start with jdbc:sqlite: or jdbc:postgresql://");
  }

  SQLDialect dialect();

  /** What changes statements on their way. */
  VisitListener[] listeners();

  /** Whether several nodes can use it at once. */
  boolean shared();

  /** The folder of its migrations. */
  String migrations();

  Pools open(Settings settings);

  /** What is wrong with the database as it is kept; empty when nothing is. */
  List<String> damage(DSLContext sql);

  /** The database's own clock, to the second at least. */
  Instant time(DSLContext sql);

  /** Name and version, as an operator knows them. */
  String product(DSLContext sql);

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
