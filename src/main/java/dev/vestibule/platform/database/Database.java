package dev.vestibule.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.vestibule.platform.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The database: reads on a few connections, writes one transaction at a time. */
public final class Database implements AutoCloseable {
  private final HikariDataSource readers;
  private final HikariDataSource writerPool;
  private final DataSource writer;
  private final DSLContext reading;

  /** The writing thread: a second transaction inside the first would wait for itself for ever. */
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

  private Database(HikariDataSource readers, HikariDataSource writerPool) {
    this.readers = readers;
    this.writerPool = writerPool;
    this.writer = new FairDataSource(writerPool);
    this.reading = DSL.using(readers, SQLDialect.SQLITE, jooqSettings());
  }

  /** Opens the database that the settings name, without touching its schema. */
  public static Database open(Settings settings) {
    DataFolder.prepare(settings.data());
    if (settings.database().url().isEmpty()) {
      DataFolder.prepareFile(settings.databaseFile());
    }
    String url = settings.databaseUrl();
    if (!url.startsWith("jdbc:sqlite:")) {
      throw new IllegalStateException("database.url must start with jdbc:sqlite: in this version");
    }
    // The writer opens first: it makes the file and its write-ahead log.
    HikariDataSource writer = Sqlite.writer(url);
    return new Database(Sqlite.readers(url, settings.database().readers()), writer);
  }

  /**
   * Answers a question; sees everything that was committed before.
   *
   * @throws UnavailableException when the database does not answer
   */
  public <T extends @Nullable Object> T read(Function<DSLContext, T> question) {
    try {
      return question.apply(reading);
    } catch (DataAccessException e) {
      throw Sqlite.unavailable(e) ? new UnavailableException(e) : e;
    }
  }

  /**
   * Does the work in one transaction: all of it is kept, or nothing when it throws.
   *
   * @throws UnavailableException when another process holds the database, or its disk is full
   */
  public <T extends @Nullable Object> T write(Function<Transaction, T> work) {
    if (writing.get()) {
      throw new IllegalStateException("a transaction inside a transaction");
    }
    writing.set(true);
    Done<T> done;
    try {
      done = transact(work);
    } finally {
      writing.remove();
    }
    done.transaction().committed();
    return done.result();
  }

  private <T extends @Nullable Object> Done<T> transact(Function<Transaction, T> work) {
    try (Connection connection = writer.getConnection()) {
      connection.setAutoCommit(false);
      Transaction transaction =
          new Transaction(connection, DSL.using(connection, SQLDialect.SQLITE, jooqSettings()));
      try {
        T result = work.apply(transaction);
        connection.commit();
        return new Done<>(transaction, result);
      } catch (RuntimeException | Error e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new UnavailableException(e);
    } catch (DataAccessException e) {
      throw Sqlite.unavailable(e) ? new UnavailableException(e) : e;
    }
  }

  private record Done<T extends @Nullable Object>(Transaction transaction, T result) {}

  /** For libraries that write by themselves; takes its turn with all other writers. */
  public DataSource writer() {
    return writer;
  }

  @Override
  public void close() {
    readers.close();
    writerPool.close();
  }

  private static org.jooq.conf.Settings jooqSettings() {
    return new org.jooq.conf.Settings().withExecuteLogging(false).withRenderSchema(false);
  }
}
