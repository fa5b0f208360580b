package dev.vestibule.drills;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** How long a drill is, and how it waits. */
final class Drills {
  private static final long STEP_NANOS = 5_000_000;

  private Drills() {}

  /** Whether the whole form was asked for (scripts/drills). */
  static boolean whole() {
    return Boolean.getBoolean("vestibule.drills.whole");
  }

  /** How often, in the form that runs now. */
  static int rounds(int inShort, int whole) {
    return whole() ? whole : inShort;
  }

  /** Asks again and again until it is so; how long that took. */
  static Duration until(String what, Duration patience, BooleanSupplier so) {
    return until(what, patience, so, () -> "");
  }

  /** The same; if it never is so, the error tells why. */
  static Duration until(
      String what, Duration patience, BooleanSupplier so, Supplier<String> otherwise) {
    long began = System.nanoTime();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() - began > patience.toNanos()) {
        throw new AssertionError(what + ": not within " + patience + " " + otherwise.get());
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
