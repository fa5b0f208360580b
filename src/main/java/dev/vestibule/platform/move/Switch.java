package dev.vestibule.platform.move;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Move;
import dev.vestibule.platform.database.MoveState;
import dev.vestibule.platform.database.Moves;
import dev.vestibule.platform.database.UnavailableException;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.Progress;
import dev.vestibule.platform.rows.RowTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jooq.DSLContext;

/**
 * Catches up until little is left, holds all writes for a moment, brings the rest, and lets the
 * other database have the data. One changed row in the former database decides: before it
 * everything is there, behind it everything is here.
 */
final class Switch {
  /** A round with no more than this is over soon. */
  private static final int LITTLE = 500;

  private static final int MOST_ROUNDS = 200;
  private static final int MOST_TRIES = 5;

  /** Writes wait at most 2 s; what takes longer is taken back and tried again. */
  private static final Duration LONGEST = Duration.ofMillis(1400);

  /** A proof as quick as this is made once more while writes wait. */
  private static final Duration QUICK = Duration.ofMillis(400);

  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final Database from;
  private final Database to;
  private final InstantSource clock;
  private final Proof proof;
  private final CatchUp catchUp;
  private Duration proving = LONGEST;
  private long rows;

  Switch(Database from, Database to, InstantSource clock, Progress progress) {
    this.from = from;
    this.to = to;
    this.clock = clock;
    this.proof = new Proof(progress);
    this.catchUp = new CatchUp(from, to);
  }

  /**
   * Does it.
   *
   * @param settled a value of System.nanoTime before which there is no fence
   * @throws MoveException when the databases differ, or writes would have to wait too long; then
   *     the data is where it was
   */
  Moved run(String id, long settled) {
    long began = System.nanoTime();
    catchUp();
    prove();
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      while (System.nanoTime() - settled < 0) {
        LockSupport.parkNanos(settled - System.nanoTime());
      }
      catchUp();
      Optional<Duration> pause = attempt(id);
      if (pause.isPresent()) {
        return new Moved(rows, pause.get(), Duration.ofNanos(System.nanoTime() - began));
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
    throw new MoveException(
        "writes would have to wait for more than 2 s; try when there are fewer");
  }

  private void catchUp() {
    for (int rounds = 0; rounds < MOST_ROUNDS; rounds++) {
      if (catchUp.round() <= LITTLE) {
        return;
      }
    }
    throw new MoveException("more is written than can be brought over; try when there is less");
  }

  /** Of one moment: what was noted until then is brought first. */
  private void prove() {
    long began = System.nanoTime();
    rows =
        from.snapshot(sql -> {
          catchUp.bring(sql);
          return proof.same(sql, to);
        });
    proving = Duration.ofNanos(System.nanoTime() - began);
  }

  /** Empty when it took too long, or somebody held what was needed; then writes go on. */
  private Optional<Duration> attempt(String id) {
    Move here = Sides.move(from, id);
    int round = here.round() + 1;
    long began = System.nanoTime();
    if (!changed(from, here, MoveState.FENCED, round)) {
      return Optional.empty();
    }
    Move fence = Sides.move(from, id);
    boolean decided = false;
    try {
      finish();
      while (since(began).compareTo(Sides.ANSWERS_HOLD) < 0) {
        LockSupport.parkNanos(Sides.ANSWERS_HOLD.minus(since(began)).toNanos());
      }
      requireArriving(id);
      decided = since(began).compareTo(LONGEST) < 0 && changed(from, fence, MoveState.GONE, round);
    } finally {
      if (!decided) {
        changed(from, fence, fence.former(), round);
      }
    }

    if (!decided) {
      proving = LONGEST;
      return Optional.empty();
    }
    // Should this not come to pass, the first server that comes does it.
    changed(to, Sides.move(to, id), MoveState.ARRIVED, round);
    return Optional.of(since(began));
  }

  /** Nobody else has begun to move other data there. */
  private void requireArriving(String id) {
    if (Sides.move(to, id).state() != MoveState.ARRIVING) {
      throw new MoveException("somebody else uses the other database");
    }
  }

  /** The last notes, the counters, and the proof once more where it is quick. */
  private void finish() {
    from.snapshot(sql -> {
      catchUp.bring(sql);
      to.load(there -> {
        Changes.clear(there);
        AllTables.LIST.forEach(table -> count(sql, there, table));
      });
      return proving.compareTo(QUICK) < 0 ? proof.same(sql, to) : 0L;
    });
  }

  private void count(DSLContext sql, DSLContext there, RowTable table) {
    table
        .identity()
        .ifPresent(column ->
            to.continueIdentity(
                there, table.name(), column, from.lastIdentity(sql, table.name(), column)));
  }

  private boolean changed(Database database, Move seen, MoveState next, int round) {
    try {
      return database.write(tx -> {
        database.hurried(tx.sql());
        return Moves.change(tx.sql(), seen, next, round, clock.instant());
      });
    } catch (UnavailableException e) {
      return false;
    }
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
