package dev.vestibule.platform.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does transactions that lose against others again, until they are done. */
final class Turns {
  /** Transactions that lose that often meet more than bad luck. */
  static final int MOST_TRIES = 40;

  /** Whoever lost that often goes on one at a time: a crowd around one row would lose for ever. */
  private static final int TRIES_SIDE_BY_SIDE = 3;

  private static final long FIRST_PAUSE_NANOS = 1_000_000;
  private static final int MOST_DOUBLINGS = 5;

  private final Semaphore losersTurn = new Semaphore(1, true);

  /**
   * Does the work in the end.
   *
   * @throws RefusedException when the data is elsewhere
   */
  <T extends @Nullable Object> Seat.Done<T> transact(Seat seat, Function<Transaction, T> work) {
    for (int tries = 1; tries <= TRIES_SIDE_BY_SIDE; tries++) {
      Optional<Seat.Done<T>> done = attempt(seat, work, false);
      if (done.isPresent()) {
        return done.get();
      }
      pause(tries);
    }
    losersTurn.acquireUninterruptibly();
    try {
      for (int tries = TRIES_SIDE_BY_SIDE + 1; ; tries++) {
        Optional<Seat.Done<T>> done = attempt(seat, work, tries >= MOST_TRIES);
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
  private <T extends @Nullable Object> Optional<Seat.Done<T>> attempt(
      Seat seat, Function<Transaction, T> work, boolean last) {
    try {
      return Optional.of(seat.transact(work));
    } catch (SQLException | RuntimeException e) {
      Optional<SQLException> fault = Vendor.cause(e);
      if (fault.filter(RefusedException::is).isPresent()) {
        throw new RefusedException(e);
      }
      boolean lost = fault.filter(seat.vendor()::lost).isPresent();
      if (lost && !last) {
        return Optional.empty();
      }
      boolean passing = fault.filter(seat.vendor()::passing).isPresent();
      if (e instanceof RuntimeException own && !passing && !lost) {
        throw own;
      }
      throw new UnavailableException(e);
    }
  }

  static void pause(int tries) {
    long most = FIRST_PAUSE_NANOS << Math.min(tries, MOST_DOUBLINGS);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most));
  }
}
