package dev.vestibule.core.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many passwords of one subject be checked at once on this node; others wait for their
 * turn. Each is counted as wrong until it is known to be right, and a program that signs in many
 * times at once must not be taken for an attacker by that.
 */
final class Turns {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final int atOnce;
  private final LoadingCache<String, Semaphore> turns;

  Turns(int atOnce) {
    this.atOnce = atOnce;
    this.turns = Caffeine.newBuilder().weakValues().build(_ -> new Semaphore(atOnce, true));
  }

  /** Whether no password of the subject is being checked. */
  boolean idle(String subject) {
    Semaphore turn = turns.getIfPresent(subject);
    return turn == null || turn.availablePermits() == atOnce;
  }

  /** Waits for a turn, which is to be released; empty when it takes too long. */
  Optional<Semaphore> await(String subject) {
    Semaphore turn = turns.get(subject);
    try {
      return turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          ? Optional.of(turn)
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
