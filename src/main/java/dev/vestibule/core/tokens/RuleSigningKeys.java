package dev.vestibule.core.tokens;

import dev.vestibule.platform.config.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a new pair of keys for access tokens, or ends one that no longer signs before its time. */
public final class RuleSigningKeys {
  private static final Duration LEAST = Duration.ofDays(1);

  private final SigningKeys keys;
  private final InstantSource clock;
  private final Duration longest;

  public RuleSigningKeys(SigningKeys keys, Settings settings, InstantSource clock) {
    this.keys = keys;
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
  public KnownKey rotate() {
    String id = keys.rotate(longest);
    return known(id).orElseThrow();
  }

  /** Ends a former pair at once: whoever has a token of its has to renew it. */
  public Outcome retire(String id) {
    Optional<KnownKey> found = known(id);
    if (found.isEmpty()) {
      return new Outcome.Gone();
    }
    return switch (found.get().use(clock.instant())) {
      case COMING, SIGNING -> new Outcome.InUse();
      case RETIRED -> new Outcome.Retired(found.get());
      case VERIFYING -> {
        keys.retire(id);
        yield new Outcome.Retired(known(id).orElseThrow());
      }
    };
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
