package dev.vestibule.core.events;

import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Circumstances;
import dev.vestibule.platform.http.RequestNotes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Where stores and use cases tell what happened, in the transaction of what they write. */
public final class Events {
  private final InstantSource clock;
  private final Actor alone;
  private final List<Listener> listeners;

  /**
   * Without listeners it is told to nobody.
   *
   * @param alone who does what is done outside of requests: the server, or whoever runs a verb
   * @param listeners in the order in which they are told
   */
  public Events(InstantSource clock, Actor alone, List<Listener> listeners) {
    this.clock = clock;
    this.alone = alone;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Something happened to an account, by whoever is signed in, or who just proved to be its owner.
   */
  public void happenedTo(Transaction tx, EventType type, UUID account, Map<String, String> facts) {
    Actor actor = present().orElseGet(() -> here() ? new Actor.Person(account) : alone);
    happened(tx, type, Optional.of(account), actor, facts);
  }

  /** Something happened by the owner of an account, who proved that whoever was signed in. */
  public void byOwner(Transaction tx, EventType type, UUID account, Map<String, String> facts) {
    Actor actor = here() ? new Actor.Person(account) : alone;
    happened(tx, type, Optional.of(account), actor, facts);
  }

  /** Something happened by whoever is signed in, or by nobody who is known. */
  public void happened(
      Transaction tx, EventType type, Optional<UUID> account, Map<String, String> facts) {
    happened(tx, type, account, facts, Map.of());
  }

  /**
   * The same with what only the audit trail keeps.
   *
   * @param personal such as what somebody typed
   */
  public void happened(
      Transaction tx,
      EventType type,
      Optional<UUID> account,
      Map<String, String> facts,
      Map<String, String> personal) {
    Actor actor = present().orElseGet(() -> here() ? new Actor.Nobody() : alone);
    tell(tx, type, account, actor, facts, personal);
  }

  /** Something happened; everybody who listens is told at once, in the same transaction. */
  public void happened(
      Transaction tx,
      EventType type,
      Optional<UUID> account,
      Actor actor,
      Map<String, String> facts) {
    tell(tx, type, account, actor, facts, Map.of());
  }

  private void tell(
      Transaction tx,
      EventType type,
      Optional<UUID> account,
      Actor actor,
      Map<String, String> facts,
      Map<String, String> personal) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Event event =
        new Event(
            id(now), now, type, account, actor, Circumstances.current(), facts, why(personal));
    listeners.forEach(listener -> listener.heard(tx, event));
  }

  /**
   * Whoever looks after accounts may say why; that is about people, so the trail alone keeps it.
   */
  private static Map<String, String> why(Map<String, String> personal) {
    Optional<String> reason =
        Circumstances.current().flatMap(its -> Optional.ofNullable(its.notes().reason()));
    if (reason.isEmpty()) {
      return personal;
    }
    Map<String, String> all = new HashMap<>(personal);
    all.put("why", reason.get());
    return all;
  }

  private static boolean here() {
    return Circumstances.current().isPresent();
  }

  /** Who is signed in. */
  private static Optional<Actor> present() {
    return Circumstances.current().map(Circumstances::notes).flatMap(Events::noted);
  }

  private static Optional<Actor> noted(RequestNotes notes) {
    UUID person = notes.person();
    String service = notes.service();
    if (person != null) {
      return Optional.of(new Actor.Person(person));
    }
    return Optional.ofNullable(service).map(Actor.Service::new);
  }

  /** An identifier that begins with the time (RFC 9562, section 5.7). */
  private static UUID id(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (now.toEpochMilli() << 16) | 0x7000 | (random.nextLong() & 0xfff);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
