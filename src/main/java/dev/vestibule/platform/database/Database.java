package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.tracing.Span;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * The database: questions on a few connections, and transactions that happen as if one came after
 * the other, whichever database it is.
 */
public final class Database implements AutoCloseable {
  /** How long a server goes by what it knows of where the data is, while nothing moves. */
  public static final Duration ANSWERS_HOLD_CALM = Whereabouts.CALM;

  /** The same while a move is under way. */
  public static final Duration ANSWERS_HOLD_MOVING = Whereabouts.MOVING;

  private final Whereabouts whereabouts;
  private final Turns turns = new Turns();

  /** The writing thread: a second transaction inside the first would wait for itself for ever. */
  private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

  private Database(Whereabouts whereabouts) {
    this.whereabouts = whereabouts;
  }

  /**
   * Opens the database that the settings name, without touching its schema; stays there even when
   * its data has moved.
   */
  public static Database open(Settings settings) {
    return new Database(new Whereabouts(Seat.open(settings), null));
  }

  /**
   * The same, and goes where the data goes.
   *
   * @param follow the settings of the other database of a move
   * @throws IllegalStateException when it cannot be opened, or the data is elsewhere for good
   */
  public static Database follow(Settings settings, BiFunction<Settings, Move, Settings> follow) {
    Database database = new Database(new Whereabouts(Seat.open(settings), follow));
    try {
      database.whereabouts.forReading();
      return database;
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** To be run when the data was followed to another database. */
  public void onMoved(Runnable action) {
    whereabouts.onMoved(action);
  }

  /** The settings that name the database where the data is. */
  public Settings settings() {
    return whereabouts.lately().settings();
  }

  /** How busy its connections are. */
  public List<PoolState> connections() {
    return whereabouts.lately().pools().states();
  }

  /** Whether several nodes can use it at once. */
  public boolean shared() {
    return whereabouts.lately().vendor().shared();
  }

  /** The SQL that it speaks. */
  public SQLDialect dialect() {
    return whereabouts.lately().vendor().dialect();
  }

  /**
   * What is wrong with the database as it is kept; empty when nothing is.
   *
   * @throws UnavailableException when the database does not answer
   */
  public List<String> damage() {
    return read(whereabouts.lately().vendor()::damage);
  }

  /** The database's own clock, to the second at least. */
  public Instant time() {
    return read(whereabouts.lately().vendor()::time);
  }

  /** Name and version, as an operator knows them. */
  public String product() {
    return read(whereabouts.lately().vendor()::product);
  }

  /**
   * Answers a question; sees everything that was committed before.
   *
   * @throws UnavailableException when the database does not answer
   */
  public <T extends @Nullable Object> T read(Function<DSLContext, T> question) {
    Seat seat = whereabouts.forReading();
    try {
      return question.apply(seat.reading());
    } catch (RuntimeException e) {
      throw Vendor.cause(e).filter(seat.vendor()::passing).isPresent()
          ? new UnavailableException(e)
          : e;
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
    Seat.Done<T> done;
    try {
      done = Span.around("transaction", () -> transactWherever(work));
    } finally {
      writing.remove();
    }
    done.transaction().committed();
    return done.result();
  }

  /** A database that the data has left refuses writes by its triggers. */
  private <T extends @Nullable Object> Seat.Done<T> transactWherever(
      Function<Transaction, T> work) {
    Seat seat = whereabouts.forWriting();
    for (int tries = 1; ; tries++) {
      try {
        return turns.transact(seat, work);
      } catch (RefusedException e) {
        if (tries == Turns.MOST_TRIES) {
          throw new UnavailableException(e);
        }
        Turns.pause(tries);
        seat = whereabouts.afterRefusal();
      }
    }
  }

  /**
   * Answers questions that all see the same moment, while others go on writing. It may take as long
   * as it needs.
   *
   * @throws UnavailableException when the database does not answer
   */
  public <T extends @Nullable Object> T snapshot(Function<DSLContext, T> question) {
    try {
      return whereabouts.forReading().snapshot(question);
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  /**
   * Does long work in one transaction, once: what loses is not done again.
   *
   * @throws UnavailableException when the database does not answer, or the transaction lost
   */
  public void load(Consumer<DSLContext> work) {
    Seat seat = whereabouts.forWriting();
    try {
      seat.transact(tx -> {
        seat.vendor().unhurried(tx.sql());
        work.accept(tx.sql());
        return true;
      });
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  /**
   * Makes the triggers of a move for a table: they refuse what is written once the data has left,
   * and note the keys of what is written before.
   *
   * @throws UnavailableException when others hold the table too long
   */
  public void guard(String table, List<String> key) {
    change(whereabouts.lately().vendor().guard(table, key));
  }

  /** Removes what {@link #guard} made. */
  public void unguard(String table) {
    change(whereabouts.lately().vendor().unguard(table));
  }

  private void change(List<String> statements) {
    int _ =
        write(tx -> {
          hurried(tx.sql());
          statements.forEach(tx.sql()::execute);
          return statements.size();
        });
  }

  /** Lets the statements of a transaction wait for nobody's lock longer than a moment. */
  public void hurried(DSLContext sql) {
    whereabouts.lately().vendor().hurried(sql);
  }

  /** The move that this database takes part in, if there is a table for one. */
  public Optional<Move> move() {
    return Whereabouts.move(whereabouts.lately());
  }

  /** The last number that the database gave to a row of a table; 0 when there was none. */
  public long lastIdentity(DSLContext sql, String table, String column) {
    return whereabouts.lately().vendor().lastIdentity(sql, table, column);
  }

  /** Lets the numbers of a table's rows go on behind this one. */
  public void continueIdentity(DSLContext sql, String table, String column, long last) {
    whereabouts.lately().vendor().continueIdentity(sql, table, column, last);
  }

  /**
   * The tables that there are, each with its columns.
   *
   * @throws UnavailableException when the database does not answer
   */
  public Map<String, Set<String>> tables() {
    try {
      return whereabouts.forReading().tables();
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  /** To be called where rows were added that brought their own numbers, in their transaction. */
  public void continueNumbers(Transaction tx, String table) {
    whereabouts.lately().vendor().continueNumbers(tx.sql(), table);
  }

  /**
   * Statements that happen each by itself, such as the step of a counter: what one of them reads is
   * what was committed, and none has to begin again.
   *
   * @throws UnavailableException when the database does not answer
   */
  public <T extends @Nullable Object> T each(Function<DSLContext, T> statements) {
    Seat seat = whereabouts.forWriting();
    try {
      return statements.apply(seat.each());
    } catch (RuntimeException e) {
      throw Vendor.cause(e).filter(seat.vendor()::passing).isPresent()
          ? new UnavailableException(e)
          : e;
    }
  }

  /** For libraries that write by themselves; takes its turn with all other writers. */
  public DataSource writer() {
    return new LibrarySource(whereabouts);
  }

  /** The folder of this database's migrations. */
  String migrations() {
    return whereabouts.forReading().vendor().migrations();
  }

  @Override
  public void close() {
    whereabouts.close();
  }
}
