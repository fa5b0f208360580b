package dev.vestibule.core.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps a slow or dead endpoint from being in everybody's way: so many requests at a time in all,
 * fewer to one endpoint, and after some failures in a row nothing but a try now and then. Of this
 * node alone.
 */
final class Gates {
  /** The jobs have more threads than this; mails need the others. */
  static final int MOST = 4;

  private static final int MOST_EACH = 2;
  private static final int FAILURES = 3;
  private static final Duration FULL = Duration.ofMillis(500);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLINGS = 5;

  private final InstantSource clock;
  private final Waits waits;
  private final Map<UUID, Gate> gates = new HashMap<>();
  private int inside;

  private static final class Gate {
    private int inside;
    private int failures;
    private Instant shutUntil = Instant.EPOCH;
  }

  Gates(InstantSource clock, Waits waits) {
    this.clock = clock;
    this.waits = waits;
  }

  /** How long to stay away; nothing for who is let in, and has to leave again. */
  synchronized Optional<Duration> enter(UUID endpoint) {
    Gate gate = gates.computeIfAbsent(endpoint, _ -> new Gate());
    Instant now = clock.instant();
    boolean trying = gate.failures >= FAILURES;
    if (now.isBefore(gate.shutUntil)) {
      return Optional.of(waits.spread(Duration.between(now, gate.shutUntil)).plus(FULL));
    }
    if (inside >= MOST || gate.inside >= (trying ? 1 : MOST_EACH)) {
      return Optional.of(waits.spread(FULL));
    }
    inside++;
    gate.inside++;
    return Optional.empty();
  }

  synchronized void leave(UUID endpoint, boolean reached) {
    inside--;
    Gate gate = gates.get(endpoint);
    if (gate == null) {
      return;
    }
    gate.inside--;
    gate.failures = reached ? 0 : gate.failures + 1;
    if (gate.failures >= FAILURES) {
      int doublings = Math.min(gate.failures - FAILURES, MOST_DOUBLINGS);
      Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
      gate.shutUntil =
          clock.instant().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
    }
  }
}
