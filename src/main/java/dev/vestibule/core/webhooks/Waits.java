package dev.vestibule.core.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a try that did not succeed. Each wait is up to a fifth longer or shorter,
 * so that what failed together does not come back together.
 */
final class Waits {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(8));
  private static final double SPREAD = 0.2;

  private final RandomGenerator random;

  Waits(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait after so many tries.
   *
   * @param attempts from 0 for the first failure
   */
  Duration after(int attempts) {
    return spread(WAITS.get(Math.min(attempts, WAITS.size() - 1)));
  }

  Duration spread(Duration wait) {
    double factor = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
    return Duration.ofMillis(Math.round(wait.toMillis() * factor));
  }
}
