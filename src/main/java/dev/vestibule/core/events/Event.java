package dev.vestibule.core.events;

import dev.vestibule.platform.http.Circumstances;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened.
 *
 * @param id its own for ever, in the order of time (RFC 9562, version 7)
 * @param at to the microsecond
 * @param account whom it happened to; nobody when it concerns the server or an unknown account
 * @param actor who did it
 * @param circumstances the request in which it happened, if it was one
 * @param facts what else belongs to it, by names in lower case; never a secret
 * @param personal what is kept sealed and told to nobody outside, such as what somebody typed
 */
public record Event(
    UUID id,
    Instant at,
    EventType type,
    Optional<UUID> account,
    Actor actor,
    Optional<Circumstances> circumstances,
    Map<String, String> facts,
    Map<String, String> personal) {
  public Event {
    facts = Map.copyOf(facts);
    personal = Map.copyOf(personal);
  }

  /** Without what is personal. */
  @Override
  public String toString() {
    return type.word() + " " + id;
  }
}
