package dev.vestibule.core.passwords;

import dev.vestibule.platform.figures.Timings;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.LongAdder;

/** How busy the hashing of passwords is. */
public final class HashingFigures {
  /** From asking until the work begins. */
  public final Timings waited = new Timings();

  /** The work itself. */
  public final Timings worked = new Timings();

  final LongAdder refused = new LongAdder();
  private final ThreadPoolExecutor threads;

  HashingFigures(ThreadPoolExecutor threads) {
    this.threads = threads;
  }

  /** How many wait for their turn. */
  public int waiting() {
    return threads.getQueue().size();
  }

  /** How many more may wait. */
  public int room() {
    return threads.getQueue().remainingCapacity();
  }

  /** How many are being done. */
  public int busy() {
    return threads.getActiveCount();
  }

  /** How many can be done at a time. */
  public int permits() {
    return threads.getMaximumPoolSize();
  }

  /** How many were turned away since too many waited. */
  public long refused() {
    return refused.sum();
  }
}
