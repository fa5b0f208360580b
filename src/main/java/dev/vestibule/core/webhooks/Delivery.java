package dev.vestibule.core.webhooks;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One event that one endpoint is told, without what is told.
 *
 * @param seq counts all deliveries in the order in which they were written
 * @param event the event's identifier, which the receiver sees as {@code webhook-id}
 * @param attempts how often it was tried
 * @param lastStatus the HTTP status of the last answer, if one came
 * @param lastError why the last try did not succeed
 * @param replayOf the delivery that this one repeats
 * @param nextAt when it is tried next, as far as it is known
 * @param whole whether what is told is still kept, so that it can be told again
 */
public record Delivery(
    long seq,
    UUID id,
    UUID endpoint,
    UUID event,
    String type,
    Optional<UUID> account,
    State state,
    int attempts,
    Optional<Integer> lastStatus,
    Optional<String> lastError,
    Optional<UUID> replayOf,
    Instant createdAt,
    Optional<Instant> nextAt,
    Optional<Instant> finishedAt,
    boolean whole) {

  /** What has become of it. */
  public enum State {
    WAITING,
    DELIVERED,
    /** Given up. */
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> ofWord(String word) {
      return Stream.of(values()).filter(state -> state.word().equals(word)).findFirst();
    }
  }
}
