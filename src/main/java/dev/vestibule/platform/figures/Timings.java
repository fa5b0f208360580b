package dev.vestibule.platform.figures;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** How long something took, each time since the start: counts by their upper bounds, and a sum. */
public final class Timings {
  /** In seconds; whatever takes longer is counted behind the last. */
  public static final List<Double> BOUNDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

  private static final double NANOS = 1e9;

  private final List<LongAdder> counts =
      Stream.generate(LongAdder::new).limit(BOUNDS.size() + 1L).toList();
  private final LongAdder nanos = new LongAdder();

  public void took(long nanoseconds) {
    double seconds = nanoseconds / NANOS;
    int bound = 0;
    while (bound < BOUNDS.size() && seconds > BOUNDS.get(bound)) {
      bound++;
    }
    counts.get(bound).increment();
    nanos.add(nanoseconds);
  }

  /** How often, for each bound alone and for what is behind the last. */
  public List<Long> counts() {
    return counts.stream().map(LongAdder::sum).toList();
  }

  /** All of it together. */
  public double seconds() {
    return nanos.sum() / NANOS;
  }
}
