package dev.vestibule.platform.limits;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * So much in a while, refilled evenly.
 *
 * @param name a word that tells limits apart, such as {@code existence}; shown to clients and in
 *     figures
 * @param most how much at once; 0 for no limit
 * @param period in which a spent budget is whole again
 */
public record Allowance(String name, int most, Duration period) {
  public static Allowance perMinute(String name, int most) {
    return new Allowance(name, most, Duration.ofMinutes(1));
  }

  public static Allowance perHour(String name, int most) {
    return new Allowance(name, most, Duration.ofHours(1));
  }

  /** The same as a bucket of bucket4j's. */
  BucketConfiguration bucket() {
    return BucketConfiguration.builder()
        .addLimit(limit -> limit.capacity(most).refillGreedy(most, period))
        .build();
  }

  boolean unlimited() {
    return most == 0;
  }

  /** How long it takes until one more may be spent, in microseconds. */
  long stepMicros() {
    return Math.max(1, periodMicros() / most);
  }

  long periodMicros() {
    return period.toNanos() / 1000;
  }
}
