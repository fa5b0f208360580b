package dev.vestibule.core.tokens;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Removes what nobody can use any more, an hour's worth at a time and in small steps, so that no
 * sign-in waits for it.
 */
public final class Housekeeping {
  /** What each step removes: at most so many rows, so that a transaction stays short. */
  public static final int STEP = 500;

  private static final String JOB = "housekeeping";
  private static final Duration PAUSE = Duration.ofHours(1);

  /** Ended things are kept so long, for whoever wants to know why they ended. */
  private static final Duration KEPT = Duration.ofDays(30);

  private final Database database;
  private final InstantSource clock;
  private final List<Broom> brooms;

  public Housekeeping(Database database, InstantSource clock, List<Broom> brooms) {
    this.database = database;
    this.clock = clock;
    this.brooms = List.copyOf(brooms);
  }

  /** Removes rows of one store. */
  @FunctionalInterface
  public interface Broom {
    /** Removes at most {@link #STEP} rows that were over before that moment; answers how many. */
    int sweep(Transaction tx, Instant before);
  }

  public Job job() {
    return new Job(JOB, id -> sweep());
  }

  /** Makes sure that the job is scheduled; to be called at each start. */
  public void start(Jobs jobs) {
    database.write(tx -> {
      jobs.schedule(tx, JOB, JOB, clock.instant().plus(PAUSE));
      return true;
    });
  }

  /** Sweeps everything; answers when to come again. */
  Instant sweep() {
    Instant before = clock.instant().minus(KEPT);
    for (Broom broom : brooms) {
      boolean more = true;
      while (more) {
        more = database.write(tx -> broom.sweep(tx, before)) == STEP;
      }
    }
    return clock.instant().plus(PAUSE);
  }
}
