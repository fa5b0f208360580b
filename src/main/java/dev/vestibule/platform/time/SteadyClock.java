package dev.vestibule.platform.time;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The machine's clock, without its jumps: when somebody sets the machine's clock, what has expired
 * stays so and what is valid lives on. Time never goes back here.
 *
 * <ul>
 *   <li>A second or less is followed at once; the time stands still until a clock that was set back
 *       has caught up.
 *   <li>Set back by more: the time goes on from where it was, by a hundredth slower until both
 *       agree.
 *   <li>Set forth by up to two hours: not followed for a quarter of an hour, in which such mistakes
 *       are noticed; then it is.
 *   <li>Set forth by more, or by as much as the machine slept: followed at once, since what ended
 *       in the meantime must not go on.
 * </ul>
 */
public final class SteadyClock implements InstantSource {
  private static final Logger LOG = System.getLogger(SteadyClock.class.getName());
  private static final Duration UNNOTICED = Duration.ofSeconds(1);
  private static final Duration AGREED = Duration.ofNanos(-1);
  private static final Duration ALIKE = Duration.ofSeconds(2);
  private static final Duration DOUBTED = Duration.ofMinutes(15);
  private static final Duration LARGEST_MISTAKE = Duration.ofHours(2);
  private static final int SLOWER_BY = 100;

  private final InstantSource machine;
  private final Elapsed elapsed;

  /** The last time that was told, and what had elapsed then. */
  private Instant told;

  private Duration toldAt;

  /** How long the machine had slept, but for a constant, when that was last asked. */
  private Optional<Duration> slept;

  /**
   * What had elapsed when the machine's clock was first seen to disagree; negative when it agrees.
   */
  private Duration apartSince = AGREED;

  /** Starts at the machine's time. */
  public SteadyClock(InstantSource machine, Elapsed elapsed) {
    this.machine = machine;
    this.elapsed = elapsed;
    this.told = machine.instant();
    this.toldAt = elapsed.awake();
    this.slept = slept();
  }

  private Optional<Duration> slept() {
    return elapsed.up().map(up -> up.minus(elapsed.awake()));
  }

  @Override
  public synchronized Instant instant() {
    Duration now = elapsed.awake();
    Duration passed = now.minus(toldAt);
    told = follow(told.plus(passed), machine.instant(), passed, now);
    toldAt = now;
    return told;
  }

  private Instant follow(Instant steady, Instant shown, Duration passed, Duration now) {
    Duration ahead = Duration.between(steady, shown);
    if (ahead.abs().compareTo(UNNOTICED) <= 0) {
      apartSince = AGREED;
      return shown.isBefore(told) ? told : shown;
    }
    boolean news = apartSince.isNegative();
    if (news) {
      apartSince = now;
    }
    if (ahead.isNegative()) {
      if (news) {
        LOG.log(Level.WARNING, "the machine''s clock was set back by {0}: the time goes on", ahead);
      }
      return steady.minus(passed.dividedBy(SLOWER_BY));
    }
    return believed(ahead, news, now) ? caughtUp(shown, ahead) : steady;
  }

  /** Whether a clock that is ahead is right. */
  private boolean believed(Duration ahead, boolean news, Duration now) {
    if (ahead.compareTo(LARGEST_MISTAKE) > 0 || now.minus(apartSince).compareTo(DOUBTED) > 0) {
      return true;
    }
    if (!news) {
      return false;
    }
    boolean wasAsleep = wasAsleep(ahead);
    if (!wasAsleep) {
      LOG.log(
          Level.WARNING,
          "the machine''s clock was set forth by {0}: followed in {1} unless it is set back",
          ahead,
          DOUBTED);
    }
    return wasAsleep;
  }

  /**
   * Whether sleep explains it, or may: where nobody knows, what should have ended must not go on.
   */
  private boolean wasAsleep(Duration ahead) {
    Optional<Duration> before = slept;
    slept = slept();
    return before.isEmpty()
        || slept.isEmpty()
        || ahead.minus(slept.get().minus(before.get())).compareTo(ALIKE) < 0;
  }

  private Instant caughtUp(Instant shown, Duration ahead) {
    apartSince = AGREED;
    LOG.log(Level.WARNING, "the time goes forth by {0}, to the machine''s clock", ahead);
    return shown;
  }
}
