package dev.vestibule.core.audit;

import dev.vestibule.core.events.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Which events are wanted; what is empty does not matter.
 *
 * @param account whom it happened to
 * @param actor the account or the key of a service that did it
 * @param door the API or pages, such as {@code djoser}
 * @param outcome {@code done} or {@code refused}
 * @param address a network address
 * @param from this moment or later
 * @param before earlier than this moment
 */
public record AuditFilter(
    Optional<EventType> type,
    Optional<UUID> account,
    Optional<String> actor,
    Optional<String> door,
    Optional<String> outcome,
    Optional<String> address,
    Optional<String> requestId,
    Optional<Instant> from,
    Optional<Instant> before) {
  /** Everything. */
  public static AuditFilter all() {
    return new AuditFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** What happened to one account. */
  public static AuditFilter of(UUID account) {
    return new AuditFilter(
        Optional.empty(),
        Optional.of(account),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Condition condition(AuditTrail trail) {
    List<Condition> all = new ArrayList<>();
    type.map(EventType::word).map(AuditTable.TYPE::eq).ifPresent(all::add);
    account.map(UUID::toString).map(AuditTable.ACCOUNT::eq).ifPresent(all::add);
    actor.map(AuditTable.ACTOR::eq).ifPresent(all::add);
    door.map(AuditTable.DOOR::eq).ifPresent(all::add);
    outcome.map(AuditTable.OUTCOME::eq).ifPresent(all::add);
    address.map(trail::address).map(AuditTable.ADDRESS::eq).ifPresent(all::add);
    requestId.map(AuditTable.REQUEST_ID::eq).ifPresent(all::add);
    from.map(AuditFilter::first).map(AuditTable.ID::ge).ifPresent(all::add);
    before.map(AuditFilter::first).map(AuditTable.ID::lt).ifPresent(all::add);
    from.map(AuditTable.HAPPENED_AT::ge).ifPresent(all::add);
    return DSL.and(all);
  }

  /** Identifiers begin with the millisecond (RFC 9562, section 5.7). */
  private static String first(Instant at) {
    return new UUID(Math.max(at.toEpochMilli(), 0) << 16, 0).toString();
  }
}
