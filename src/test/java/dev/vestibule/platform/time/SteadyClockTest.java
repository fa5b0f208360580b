package dev.vestibule.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SteadyClockTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  /** What the machine's clock shows, and what really passes. */
  private final AtomicReference<Instant> shown = new AtomicReference<>(START);

  private Duration awake = Duration.ZERO;
  private Duration up = Duration.ofDays(3);
  private SteadyClock clock;

  @BeforeEach
  void start() {
    up(Duration.ZERO);
    clock = new SteadyClock(shown::get, new Elapsed(() -> awake.toNanos(), folder.resolve("up")));
  }

  private void up(Duration more) {
    up = up.plus(more);
    try {
      Files.writeString(folder.resolve("up"), up.toMillis() / 1000.0 + " 12345.67\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Time passes, and the machine's clock shows it. */
  private void pass(Duration time) {
    awake = awake.plus(time);
    up(time);
    set(time);
  }

  /** Somebody sets the machine's clock, or it runs wrong. */
  private void set(Duration by) {
    shown.updateAndGet(now -> now.plus(by));
  }

  private Duration since() {
    return Duration.between(START, clock.instant());
  }

  @Test
  void goesAsTheMachineDoes() {
    pass(HOUR);
    assertThat(since()).isEqualTo(HOUR);
    set(Duration.ofMillis(300));
    assertThat(since()).as("a small step is followed").isEqualTo(HOUR.plusMillis(300));
  }

  @Test
  void neverGoesBack() {
    pass(MINUTE);
    assertThat(since()).isEqualTo(MINUTE);
    set(Duration.ofMillis(-800));
    assertThat(since()).isEqualTo(MINUTE);
    pass(Duration.ofMillis(500));
    assertThat(since()).as("waits for the machine").isEqualTo(MINUTE);
    pass(Duration.ofMillis(500));
    assertThat(since()).isEqualTo(MINUTE.plusMillis(200));
  }

  @Test
  void anHourBackIsMadeUpForSlowly() {
    set(HOUR.negated());
    assertThat(since()).isZero();
    pass(Duration.ofSeconds(100));
    assertThat(since()).isEqualTo(Duration.ofSeconds(99));
    set(HOUR);
    assertThat(since()).as("set right again").isEqualTo(Duration.ofSeconds(100));
  }

  @Test
  void anHourForthIsNotFollowedAtOnce() {
    set(HOUR);
    assertThat(since()).isZero();
    pass(MINUTE);
    assertThat(since()).isEqualTo(MINUTE);
    set(HOUR.negated());
    pass(MINUTE);
    assertThat(since()).as("set right again").isEqualTo(MINUTE.multipliedBy(2));
  }

  @Test
  void anHourForthThatStaysIsFollowed() {
    set(HOUR);
    assertThat(since()).isZero();
    pass(Duration.ofMinutes(15));
    assertThat(since()).isEqualTo(Duration.ofMinutes(15));
    pass(MINUTE);
    assertThat(since()).isEqualTo(HOUR.plusMinutes(16));
  }

  @Test
  void whatTheMachineSleptHasPassed() {
    up(HOUR);
    set(HOUR);
    assertThat(since()).isEqualTo(HOUR);
    up(HOUR);
    set(HOUR);
    assertThat(since()).isEqualTo(HOUR.multipliedBy(2));
    set(HOUR);
    assertThat(since()).as("no sleep").isEqualTo(HOUR.multipliedBy(2));
  }

  @Test
  void whereSleepIsUnknownTheMachineIsBelieved() throws IOException {
    Files.delete(folder.resolve("up"));
    set(HOUR);
    assertThat(since()).isEqualTo(HOUR);
  }

  @Test
  void aDayForthIsNoMistake() {
    set(Duration.ofDays(1));
    assertThat(since()).isEqualTo(Duration.ofDays(1));
  }
}
