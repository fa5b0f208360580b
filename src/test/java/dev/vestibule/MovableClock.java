package dev.vestibule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that goes on when it is told to, so that a test need not wait. */
public final class MovableClock implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource base;

  /** A clock that goes as the machine's does, too. */
  public MovableClock() {
    this(InstantSource.system());
  }

  private MovableClock(InstantSource base) {
    this.base = base;
  }

  /** A clock that stands still between two moves. */
  public static MovableClock stopped() {
    return new MovableClock(InstantSource.fixed(InstantSource.system().instant()));
  }

  /** A clock that stands still at that moment. */
  public static MovableClock at(Instant moment) {
    return new MovableClock(InstantSource.fixed(moment));
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  public void forward(Duration duration) {
    ahead.updateAndGet(duration::plus);
  }
}
