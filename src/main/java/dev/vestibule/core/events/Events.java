package dev.vestibule.core.events;

import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Circumstances;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Where use cases tell what happened, in the transaction of what they write. */
public final class Events {
  private final InstantSource clock;
  private final List<Listener> listeners;

  /**
   * Without listeners it is told to nobody.
   *
   * @param listeners in the order in which they are told
   */
  public Events(InstantSource clock, List<Listener> listeners) {
    this.clock = clock;
    this.listeners = List.copyOf(listeners);
  }

  /** Something happened; everybody who listens is told at once, in the same transaction. */
  public void happened(
      Transaction tx,
      EventType type,
      Optional<UUID> account,
      Actor actor,
      Map<String, String> facts) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Event event = new Event(id(now), now, type, account, actor, Circumstances.current(), facts);
    listeners.forEach(listener -> listener.heard(tx, event));
  }

  /** An identifier that begins with the time (RFC 9562, section 5.7). */
  private static UUID id(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = (now.toEpochMilli() << 16) | 0x7000 | (random.nextLong() & 0xfff);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
