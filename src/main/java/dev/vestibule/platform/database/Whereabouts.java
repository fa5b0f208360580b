package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * Knows in which database the data is, and follows it when it moves. What was asked holds for a
 * while: whoever moves the data waits that long before anything is written elsewhere. It is the
 * triggers of a move that keep writes out of a database that the data has left; here is how a node
 * comes to know.
 */
final class Whereabouts implements AutoCloseable {
  /** How long an answer holds while nothing moves; a move waits longer before its first fence. */
  static final Duration CALM = Duration.ofSeconds(2);

  /** How long it holds while a move is under way; a fence stands longer before the switch. */
  static final Duration MOVING = Duration.ofMillis(200);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Nobody's move takes so long: whoever set the fence is gone. */
  private static final Duration ABANDONED = Duration.ofSeconds(5);

  /** For what is under way on connections to the former database. */
  private static final Duration RETIRING = Duration.ofSeconds(60);

  private static final long PAUSE_NANOS = 10_000_000;
  private static final int MOST_STEPS = 6;
  private static final System.Logger LOG = System.getLogger(Whereabouts.class.getName());

  private final @Nullable BiFunction<Settings, Move, Settings> follow;
  private final ReentrantLock asking = new ReentrantLock();
  private final List<Runnable> moved = new CopyOnWriteArrayList<>();
  private final List<Seat> former = new CopyOnWriteArrayList<>();
  private volatile View view;

  /**
   * @param follow the settings of the other database of a move; null to stay whatever happens
   */
  Whereabouts(Seat seat, @Nullable BiFunction<Settings, Move, Settings> follow) {
    this.follow = follow;
    this.view = new View(seat, Optional.empty(), System.nanoTime() - CALM.toNanos());
  }

  /** What was known at a moment; the moment is before the question was sent. */
  private record View(Seat seat, Optional<Move> move, long asked) {
    boolean fresh(long now) {
      return now - asked < holds().toNanos();
    }

    private Duration holds() {
      return move.map(m ->
              switch (m.state()) {
                case LEAVING, ARRIVED -> MOVING;
                case FENCED, GONE, ARRIVING, CLOSED -> Duration.ZERO;
              })
          .orElse(CALM);
    }

    boolean fenced() {
      return move.filter(m -> m.state() == MoveState.FENCED).isPresent();
    }
  }

  /** The last that is known, for what does not touch the data. */
  Seat lately() {
    return view.seat();
  }

  /** Where to read. */
  Seat forReading() {
    View known = view;
    return follow == null || known.fresh(System.nanoTime())
        ? known.seat()
        : ask(System.nanoTime()).seat();
  }

  /**
   * Where to write; waits while a fence stands.
   *
   * @throws UnavailableException when it stands too long
   */
  Seat forWriting() {
    View known = view;
    return follow == null || known.fresh(System.nanoTime())
        ? known.seat()
        : waited(System.nanoTime());
  }

  /** The database says that the data has left. */
  Seat afterRefusal() {
    if (follow == null) {
      throw new IllegalStateException("the database takes no writes: its data has moved");
    }
    return waited(System.nanoTime());
  }

  private Seat waited(long began) {
    View known = ask(began);
    long fence = began;
    int round = -1;
    while (known.fenced()) {
      long now = System.nanoTime();
      Move move = known.move().orElseThrow();
      if (move.round() != round) {
        round = move.round();
        fence = now;
      }
      if (now - fence > ABANDONED.toNanos()) {
        liftFence(known.seat(), move);
      }
      if (now - began > PATIENCE.toNanos()) {
        throw new UnavailableException(new IllegalStateException("the data is being moved"));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
      known = ask(System.nanoTime());
    }
    return known.seat();
  }

  /** One question for all who asked before it was sent. */
  private View ask(long asked) {
    asking.lock();
    try {
      if (view.asked() - asked < 0) {
        arrive();
      }
      return view;
    } finally {
      asking.unlock();
    }
  }

  private void arrive() {
    Seat start = view.seat();
    Seat seat = start;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      long asked = System.nanoTime();
      Optional<Move> move = move(seat);
      Optional<Seat> next = move.flatMap(next(seat));
      if (next.isEmpty()) {
        View found = new View(seat, move, asked);
        view = found;
        if (!same(seat, start)) {
          settle(start, found);
        }
        return;
      }
      if (!same(seat, start) && !same(next.get(), seat)) {
        retire(seat);
      }
      seat = next.get();
    }
    throw new IllegalStateException("the databases of a move each say that the other has the data");
  }

  private java.util.function.Function<Move, Optional<Seat>> next(Seat seat) {
    return move ->
        switch (move.state()) {
          case LEAVING, FENCED, ARRIVED -> Optional.empty();
          case GONE -> Optional.of(other(seat, move));
          case ARRIVING -> Optional.of(arriving(seat, move));
          case CLOSED ->
              throw new IllegalStateException(
                  "the data of this database was moved to "
                      + move.otherName()
                      + " on "
                      + Columns.text(move.changedAt())
                      + ": let database.url name that");
        };
  }

  /** The other one, which is completed when the move was decided and its mover is gone. */
  private Seat other(Seat seat, Move move) {
    Seat other = Seat.open(elsewhere(seat, move));
    try {
      Optional<Move> there = move(other);
      if (there.filter(m -> m.id().equals(move.id())).isEmpty()) {
        throw new IllegalStateException(
            "the data was moved to " + move.otherName() + ", which knows nothing of it");
      }
      if (there.get().state() == MoveState.ARRIVING) {
        change(other, there.get(), MoveState.ARRIVED);
      }
      return other;
    } catch (RuntimeException e) {
      other.pools().close();
      throw e;
    }
  }

  /** Here it is only when the other one says that it is there no more. */
  private Seat arriving(Seat seat, Move move) {
    Seat other = Seat.open(elsewhere(seat, move));
    boolean decided =
        move(other)
            .filter(m -> m.id().equals(move.id()) && m.state() == MoveState.GONE)
            .isPresent();
    if (!decided) {
      return other;
    }
    other.pools().close();
    change(seat, move, MoveState.ARRIVED);
    return seat;
  }

  private Settings elsewhere(Seat seat, Move move) {
    if (follow == null) {
      throw new IllegalStateException("the data was moved to " + move.otherName());
    }
    return follow.apply(seat.settings(), move);
  }

  /** Two seats at one database are still two. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Seat one, Seat other) {
    return one == other;
  }

  private void settle(Seat start, View found) {
    LOG.log(
        System.Logger.Level.WARNING,
        "the data was moved from {0} to {1}; let database.url name that before the next start",
        start,
        found.seat());
    retire(start);
    moved.forEach(Runnable::run);
  }

  private void retire(Seat seat) {
    former.add(seat);
    Thread.ofVirtual()
        .start(() -> {
          LockSupport.parkNanos(RETIRING.toNanos());
          seat.pools().close();
          former.remove(seat);
        });
  }

  /** The move that a database knows of; none where there is no table for it yet. */
  static Optional<Move> move(Seat seat) {
    try {
      return Moves.find(seat.reading());
    } catch (DataAccessException e) {
      Optional<SQLException> fault = Vendor.cause(e);
      if (fault.filter(seat.vendor()::passing).isPresent()) {
        throw new UnavailableException(e);
      }
      return Optional.empty();
    }
  }

  private static void liftFence(Seat seat, Move fence) {
    change(seat, fence, fence.former());
  }

  private static void change(Seat seat, Move seen, MoveState next) {
    try {
      seat.transact(tx -> Moves.change(tx.sql(), seen, next, seen.round(), seen.changedAt()));
    } catch (SQLException e) {
      throw new UnavailableException(e);
    }
  }

  /** To be run when the data was followed. */
  void onMoved(Runnable action) {
    moved.add(action);
  }

  @Override
  public void close() {
    view.seat().pools().close();
    former.forEach(seat -> seat.pools().close());
  }
}
