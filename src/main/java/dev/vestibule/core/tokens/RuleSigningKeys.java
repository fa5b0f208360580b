package dev.vestibule.core.tokens;

import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes a new pair of keys for access tokens, or ends one that no longer signs before its time. */
public final class RuleSigningKeys {
  private static final Duration LEAST = Duration.ofDays(1);

  private final Database database;
  private final SigningKeys keys;
  private final Events events;
  private final InstantSource clock;
  private final Duration longest;

  public RuleSigningKeys(
      Database database, SigningKeys keys, Events events, Settings settings, InstantSource clock) {
    this.database = database;
    this.keys = keys;
    this.events = events;
    this.clock = clock;
    this.longest = longest(settings);
  }

  /** What came of retiring one. */
  public sealed interface Outcome {
    record Retired(KnownKey key) implements Outcome {}

    record Gone() implements Outcome {}

    /** It signs, or will; another has to be made first. */
    record InUse() implements Outcome {}
  }

  /** Publishes a new pair, which signs after {@link SigningKeys#PUBLISHED_BEFORE}. */
  public KnownKey rotate(Actor by) {
    String id = keys.rotate(longest);
    database.write(tx -> {
      told(by, id, "made").accept(tx);
      return id;
    });
    return known(id).orElseThrow();
  }

  /** Ends a former pair at once: whoever has a token of its has to renew it. */
  public Outcome retire(Actor by, String id) {
    Optional<KnownKey> found = known(id);
    if (found.isEmpty()) {
      return new Outcome.Gone();
    }
    Instant now = clock.instant();
    return switch (found.get().use(now)) {
      case COMING, SIGNING -> new Outcome.InUse();
      case RETIRED -> new Outcome.Retired(found.get());
      case VERIFYING -> {
        database.write(tx -> {
          keys.retire(tx, id);
          told(by, id, "retired").accept(tx);
          return id;
        });
        yield new Outcome.Retired(known(id).orElseThrow());
      }
    };
  }

  private java.util.function.Consumer<dev.vestibule.platform.database.Transaction> told(
      Actor by, String id, String what) {
    return tx ->
        events.happened(
            tx,
            EventType.SIGNING_KEY_CHANGED,
            Optional.empty(),
            by,
            Map.of("key", id, "change", what));
  }

  private Optional<KnownKey> known(String id) {
    return keys.known().stream().filter(key -> key.id().equals(id)).findFirst();
  }

  /**
   * How long tokens of a former pair may still be met; a day at least, for those that {@code token
   * issue} made to live longer than the dialect's.
   */
  public static Duration longest(Settings settings) {
    Duration usual = settings.dialects().djoser().accessTokenLifetime();
    return usual.compareTo(LEAST) > 0 ? usual : LEAST;
  }
}
