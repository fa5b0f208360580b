package dev.vestibule.core.webhooks;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is to be told.
 *
 * @param lane what it must be in order with; nothing when order does not matter
 */
@SuppressWarnings("ArrayRecordComponent")
record NewDelivery(
    UUID endpoint,
    UUID event,
    String type,
    Optional<UUID> account,
    Optional<String> lane,
    byte[] payload,
    Optional<UUID> replayOf,
    Instant at) {
  @Override
  public String toString() {
    return type + " " + event;
  }
}
