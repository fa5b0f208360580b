package dev.vestibule.core.tokens;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A pair of keys for access tokens, as operators see it.
 *
 * @param algorithm as in RFC 7518
 * @param signsFrom when it starts to sign; it is published before
 * @param retired when tokens of its are no longer accepted
 * @param signing whether it is the one that signs now
 */
public record KnownKey(
    String id,
    String algorithm,
    Instant created,
    Instant signsFrom,
    Optional<Instant> retired,
    boolean signing) {
  /** What it is used for. */
  public enum Use {
    /** It is published, and does not sign yet. */
    COMING,
    SIGNING,
    /** Tokens of its are still accepted. */
    VERIFYING,
    RETIRED;

    /** The word in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Use use(Instant now) {
    if (signing) {
      return Use.SIGNING;
    }
    if (retired.filter(end -> !now.isBefore(end)).isPresent()) {
      return Use.RETIRED;
    }
    return signsFrom.isAfter(now) ? Use.COMING : Use.VERIFYING;
  }
}
