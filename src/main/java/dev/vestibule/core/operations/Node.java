package dev.vestibule.core.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * A server process.
 *
 * @param name as jobs name who works on them
 * @param host the machine's name
 * @param seen when it last said that it runs
 */
public record Node(String name, String host, String version, Instant started, Instant seen) {
  /** Whoever was silent so long is taken for dead. */
  public static final Duration SILENCE = Duration.ofSeconds(45);

  public boolean alive(Instant now) {
    return seen.plus(SILENCE).isAfter(now);
  }
}
