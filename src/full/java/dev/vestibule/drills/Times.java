package dev.vestibule.drills;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/** How long something took, each time. */
final class Times {
  private static final int PERCENT = 100;
  private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();

  /** Does something that must work, and keeps how long it took. */
  void take(BooleanSupplier action) {
    long began = System.nanoTime();
    if (!action.getAsBoolean()) {
      throw new AssertionError("what is timed did not work");
    }
    nanos.add(System.nanoTime() - began);
  }

  /** The time that so many of a hundred keep. */
  Duration percentile(int percent) {
    List<Long> sorted = nanos.stream().sorted().toList();
    int index = (sorted.size() * percent + PERCENT - 1) / PERCENT - 1;
    return Duration.ofNanos(sorted.get(Math.max(index, 0)));
  }
}
