package dev.vestibule.core.rights;

import dev.vestibule.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes the key of a service, with no more than its maker has: neither rights nor time. */
public final class MakeApiKey {
  private final Database database;
  private final ApiKeys keys;
  private final InstantSource clock;

  public MakeApiKey(Database database, ApiKeys keys, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Made(ApiKeys.Made made) implements Outcome {}

    /** The maker lacks a permission that the key should have. */
    record BeyondRights() implements Outcome {}

    /** The maker is a key that ends before. */
    record OutlivesMaker() implements Outcome {}

    record ExpiresInThePast() implements Outcome {}
  }

  /**
   * Makes a key.
   *
   * @param expires when it ends by itself; without one it lives as long as its maker
   */
  public Outcome make(
      KeyMaker maker, String name, Set<Permission> permissions, Optional<Instant> expires) {
    Optional<Instant> until = maker.until();
    if (!maker.rights().cover(permissions)) {
      return new Outcome.BeyondRights();
    }
    if (expires.filter(end -> !end.isAfter(clock.instant())).isPresent()) {
      return new Outcome.ExpiresInThePast();
    }
    if (until.isPresent() && expires.filter(end -> end.isAfter(until.get())).isPresent()) {
      return new Outcome.OutlivesMaker();
    }
    return new Outcome.Made(
        database.write(tx -> keys.add(tx, name, permissions, maker, expires.or(() -> until))));
  }
}
