package dev.vestibule.platform.jobs;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A kind of background work.
 *
 * @param name its name in the table; a renamed job loses what was scheduled
 */
public record Job(String name, Work work) {
  /** Does one piece of work; may be called again for the same id when a process dies. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does the work for one id.
     *
     * @param id what {@link Jobs#schedule} was given
     * @return when to be called again for this id, or null when it is done
     */
    @Nullable Instant run(String id);
  }
}
