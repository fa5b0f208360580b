package dev.vestibule.core.webhooks;

import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The endpoints as they were lately: every sign-in asks for them, and they hardly ever change. What
 * another node changes is seen within seconds, what this one changes at once.
 */
final class Known {
  private static final Duration STALE = Duration.ofSeconds(3);
  private static final Snapshot NEVER = new Snapshot(Instant.EPOCH, List.of());

  private final Database database;
  private final Endpoints endpoints;
  private final InstantSource clock;
  private final AtomicReference<Snapshot> last = new AtomicReference<>(NEVER);

  private record Snapshot(Instant at, List<Endpoint> active) {}

  Known(Database database, Endpoints endpoints, InstantSource clock) {
    this.database = database;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  List<Endpoint> active() {
    Snapshot known = last.get();
    Instant now = clock.instant();
    if (now.isBefore(known.at.plus(STALE)) && !now.isBefore(known.at)) {
      return known.active;
    }
    List<Endpoint> active =
        database.read(endpoints::all).stream().filter(Endpoint::active).toList();
    // Whoever changed them meanwhile wins, and the next one looks again.
    last.compareAndSet(known, new Snapshot(now, active));
    return active;
  }

  /** To be called once a change is committed. */
  void forget() {
    last.set(new Snapshot(Instant.EPOCH, List.of()));
  }
}
