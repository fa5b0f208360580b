package dev.vestibule.ui.console;

import dev.vestibule.core.audit.AuditEvents;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened to an account, as its page tells it.
 *
 * @param actor the path of the account that did it; empty when that is no account, or the same
 * @param why in the words of who did it; empty when they did not say
 */
public record TrailItem(
    String type, String who, String actor, String door, String when, String title, String why) {
  static TrailItem of(AuditEvents.Shown event, UUID account, ConsoleWords words, Instant now) {
    Optional<UUID> actor = event.actor().flatMap(Addresses::uuid);
    boolean owner = actor.filter(account::equals).isPresent();
    boolean somebody = event.actorKind().equals("account");
    return new TrailItem(
        event.type(),
        words.get("actor." + (owner ? "owner" : event.actorKind())),
        somebody && !owner ? actor.map(Addresses::account).orElse("") : "",
        event.door().orElse(""),
        Times.brief(event.at(), now, words),
        Times.full(event.at(), words),
        event.personal().getOrDefault("why", ""));
  }
}
