package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The database: questions on a few connections, and transactions that happen as if one came after
 * the other, whichever database it is.
 */
public final class Database implements AutoCloseable {
  /** Transactions that lose that often meet more than bad luck. */
  private static final int MOST_TRIES = 40;

  /** Whoever lost that often goes on one at a time: a crowd around one row would lose for ever. */
  private static final int TRIES_SIDE_BY_SIDE = 3;

  private static final long FIRST_PAUSE_NANOS = 1_000_000;
  private static final int MOST_DOUBLINGS = 5;

  private final Vendor vendor;
  private final Pools pools;
  private final DSLContext reading;
  private final Semaphore losersTurn = new Semaphore(1, true);

  /** The writing thread: a second transaction inside the first would wait for itself for ever. */
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

  private Database(Vendor vendor, Pools pools) {
    this.vendor = vendor;
    this.pools = pools;
    this.reading = configured(vendor).set(pools.readers()).dsl();
  }

  /** Opens the database that the settings name, without touching its schema. */
  public static Database open(Settings settings) {
    Vendor vendor = Vendor.of(settings.databaseUrl());
    return new Database(vendor, vendor.open(settings));
  }

  /** Whether several nodes can use it at once. */
  public boolean shared() {
    return vendor.shared();
  }

  /** The SQL that it speaks. */
  public SQLDialect dialect() {
    return vendor.dialect();
  }

  /**
   * What is wrong with the database as it is kept; empty when nothing is.
   *
   * @throws UnavailableException when the database does not answer
   */
  public List<String> damage() {
    return read(vendor::damage);
  }

  /** The database's own clock, to the second at least. */
  public Instant time() {
    return read(vendor::time);
  }

  /** Name and version, as an operator knows them. */
  public String product() {
    return read(vendor::product);
  }

  /**
   * Answers a question; sees everything that was committed before.
   *
   * @throws UnavailableException when the database does not answer
   */
  public <T extends @Nullable Object> T read(Function<DSLContext, T> question) {
    try {
      return question.apply(reading);
    } catch (RuntimeException e) {
      throw Vendor.cause(e).filter(vendor::passing).isPresent() ? new UnavailableException(e) : e;
    }
  }

  /**
   * Does the work in one transaction: all of it is kept, or nothing when it throws. Work that loses
   * against another transaction is done again from its beginning, so whatever it touches outside of
   * the database belongs into {@link Transaction#afterCommit}.
   *
   * @throws UnavailableException when the database does not answer or its disk is full
   */
  public <T extends @Nullable Object> T write(Function<Transaction, T> work) {
    if (writing.get()) {
      throw new IllegalStateException("a transaction inside a transaction");
    }
    writing.set(true);
    Done<T> done;
    try {
      done = transactInTheEnd(work);
    } finally {
      writing.remove();
    }
    done.transaction().committed();
    return done.result();
  }

  private <T extends @Nullable Object> Done<T> transactInTheEnd(Function<Transaction, T> work) {
    for (int tries = 1; tries <= TRIES_SIDE_BY_SIDE; tries++) {
      Optional<Done<T>> done = attempt(work, false);
      if (done.isPresent()) {
        return done.get();
      }
      pause(tries);
    }
    losersTurn.acquireUninterruptibly();
    try {
      for (int tries = TRIES_SIDE_BY_SIDE + 1; ; tries++) {
        Optional<Done<T>> done = attempt(work, tries >= MOST_TRIES);
        if (done.isPresent()) {
          return done.get();
        }
        pause(tries);
      }
    } finally {
      losersTurn.release();
    }
  }

  /**
   * Empty when the transaction lost.
   *
   * @param last whether losing is a failure now
   */
  private <T extends @Nullable Object> Optional<Done<T>> attempt(
      Function<Transaction, T> work, boolean last) {
    try {
      return Optional.of(transact(work));
    } catch (SQLException | RuntimeException e) {
      Optional<SQLException> fault = Vendor.cause(e);
      boolean lost = fault.filter(vendor::lost).isPresent();
      if (lost && !last) {
        return Optional.empty();
      }
      boolean passing = fault.filter(vendor::passing).isPresent();
      if (e instanceof RuntimeException own && !passing && !lost) {
        throw own;
      }
      throw new UnavailableException(e);
    }
  }

  private static void pause(int tries) {
    long most = FIRST_PAUSE_NANOS << Math.min(tries, MOST_DOUBLINGS);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
  }

  private <T extends @Nullable Object> Done<T> transact(Function<Transaction, T> work)
      throws SQLException {
    try (Connection connection = pools.writers().getConnection()) {
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

  private record Done<T extends @Nullable Object>(Transaction transaction, T result) {}

  /**
   * Statements that happen each by itself, such as the step of a counter: what one of them reads is
   * what was committed, and none has to begin again.
   *
   * @throws UnavailableException when the database does not answer
   */
  public <T extends @Nullable Object> T each(Function<DSLContext, T> statements) {
    try {
      return statements.apply(configured(vendor).set(pools.library()).dsl());
    } catch (RuntimeException e) {
      throw Vendor.cause(e).filter(vendor::passing).isPresent() ? new UnavailableException(e) : e;
    }
  }

  /** For libraries that write by themselves; takes its turn with all other writers. */
  public DataSource writer() {
    return pools.library();
  }

  /** The folder of this database's migrations. */
  String migrations() {
    return vendor.migrations();
  }

  @Override
  public void close() {
    pools.close();
  }

  private static Configuration configured(Vendor vendor) {
    return new DefaultConfiguration()
        .set(vendor.dialect())
        .set(new org.jooq.conf.Settings().withExecuteLogging(false).withRenderSchema(false))
        .set(vendor.listeners());
  }
}
