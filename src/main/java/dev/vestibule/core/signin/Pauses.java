package dev.vestibule.core.signin;

import java.time.Duration;

/**
 * How long an account rests after wrong passwords in a row: the first few cost nothing, then one
 * second, and twice as long each time.
 *
 * @param free how many cost nothing
 * @param longest no pause is longer
 */
record Pauses(int free, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /** The pause after that many wrong passwords. */
  Duration after(int failures) {
    if (failures < free) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(failures - free, MOST_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
