package dev.vestibule.platform.limits;

import java.time.Duration;
import java.util.Optional;

/**
 * Where it is kept how much of each budget is spent. Exact however many spend at once, on as many
 * nodes as share the place.
 */
public sealed interface Counts extends AutoCloseable
    permits MemoryCounts, DatabaseCounts, RedisCounts {
  /**
   * Spends one.
   *
   * @param subject whose budget it is: a keyed hash, so that the place tells nobody who it was
   * @return how long to wait when nothing is left; empty when it was spent
   */
  Optional<Duration> spend(Allowance allowance, String subject);

  /** Takes the spending of one back. */
  void giveBack(Allowance allowance, String subject);

  /** Removes what says no more than a missing row; answers how many rows there were. */
  default int sweep(int most) {
    return 0;
  }

  /** How often the place did not answer, since this process started. */
  default long unanswered() {
    return 0;
  }

  @Override
  default void close() {}
}
