package dev.vestibule.core.tokens;

import dev.vestibule.platform.config.KnoxSettings;
import dev.vestibule.platform.config.TokenHash;
import dev.vestibule.platform.crypto.Digests;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How opaque tokens are made and prolonged, in the terms of django-rest-knox's settings.
 *
 * @param characters hexadecimal ones, 4 bits each
 * @param lifetime empty for tokens without an end
 * @param limit how many living ones an account may have; 0 for any number
 */
public record OpaqueTokenRules(
    TokenHash hash,
    int characters,
    Optional<Duration> lifetime,
    int limit,
    Optional<Prolonging> prolonging) {
  private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9a-f]{2}){8,64}");

  /**
   * Use prolongs a token.
   *
   * @param most how long after its issue at most; empty for any time
   * @param every at most once in so long, so that not every read is a write
   */
  public record Prolonging(Optional<Duration> most, Duration every) {}

  public static OpaqueTokenRules of(KnoxSettings settings) {
    return new OpaqueTokenRules(
        settings.secureHashAlgorithm(),
        settings.authTokenCharacterLength(),
        nonZero(settings.tokenTtl()),
        settings.tokenLimitPerUser(),
        settings.autoRefresh()
            ? Optional.of(
                new Prolonging(
                    nonZero(settings.autoRefreshMaxTtl()), settings.minRefreshInterval()))
            : Optional.empty());
  }

  private static Optional<Duration> nonZero(Duration duration) {
    return Optional.of(duration).filter(d -> !d.isZero());
  }

  String hash(String token) {
    return Digests.hex(algorithm(), token);
  }

  /**
   * What a token may be known by: its own digest, that of the account's one token, and that of the
   * bytes which its digits stand for, as django-rest-knox took it up to 4.2.
   */
  Set<String> hashes(String token) {
    Set<String> hashes = new HashSet<>();
    hashes.add(Digests.sha256Hex(token));
    hashes.add(hash(token));
    if (HEXADECIMAL.matcher(token).matches()) {
      hashes.add(Digests.hex(algorithm(), HexFormat.of().parseHex(token)));
    }
    return hashes;
  }

  private String algorithm() {
    return switch (hash) {
      case SHA256 -> "SHA-256";
      case SHA512 -> "SHA-512";
      case SHA3_256 -> "SHA3-256";
      case SHA3_512 -> "SHA3-512";
    };
  }

  /** When a token that is issued now ends; null for never. */
  @Nullable Instant expiry(Instant now) {
    return lifetime.map(now::plus).orElse(null);
  }

  /** The later end that a use gives the token; empty when it keeps its own. */
  Optional<Instant> prolonged(Instant issued, @Nullable Instant expires, Instant now) {
    if (expires == null || prolonging.isEmpty() || lifetime.isEmpty()) {
      return Optional.empty();
    }
    Instant last = prolonging.get().most().map(issued::plus).orElse(Instant.MAX);
    Instant later = now.plus(lifetime.get());
    Instant wanted = later.isAfter(last) ? last : later;
    boolean worthIt = wanted.isAfter(expires.plus(prolonging.get().every()));
    return worthIt ? Optional.of(wanted) : Optional.empty();
  }
}
