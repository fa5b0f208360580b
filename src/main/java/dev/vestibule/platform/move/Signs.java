package dev.vestibule.platform.move;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Moves;
import dev.vestibule.platform.database.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Tells in both databases of a move, now and then, that somebody is at work. */
final class Signs implements AutoCloseable {
  /** Who gave no sign for so long is gone. */
  static final Duration ALIVE = Duration.ofSeconds(60);

  private static final Duration EVERY = Duration.ofSeconds(5);

  private final InstantSource clock;
  private final String id;
  private final Thread thread;
  private volatile boolean over;

  Signs(Database from, Database to, String id, InstantSource clock) {
    this.clock = clock;
    this.id = id;
    this.thread = Thread.ofVirtual().start(() -> give(from, to));
  }

  private void give(Database from, Database to) {
    while (!over) {
      sign(from);
      sign(to);
      LockSupport.parkNanos(EVERY.toNanos());
    }
  }

  private void sign(Database database) {
    try {
      int _ =
          database.write(tx -> {
            Moves.sign(tx.sql(), id, clock.instant());
            return 0;
          });
    } catch (UnavailableException e) {
      System.getLogger(Signs.class.getName())
          .log(System.Logger.Level.DEBUG, "a sign was not given", e);
    }
  }

  /** Waits for a sign that is being given: nothing is written behind it. */
  @Override
  public void close() {
    over = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
