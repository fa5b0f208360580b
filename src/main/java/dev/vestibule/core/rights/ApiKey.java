package dev.vestibule.core.rights;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The key of a service, as it is remembered: the key itself is shown once, when it is made.
 *
 * @param hint the first characters of the key, for people to tell keys apart
 * @param maker who made it
 * @param makerAccount the number of the account that made it, as long as there is one
 */
public record ApiKey(
    UUID id,
    String name,
    String hint,
    Set<Permission> permissions,
    MadeBy maker,
    Optional<Long> makerAccount,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> endedAt) {
  public ApiKey {
    permissions = Set.copyOf(permissions);
  }

  /**
   * Who made a key; it stays known when they are gone.
   *
   * @param id of the account or the key; empty for the operator
   */
  public record MadeBy(KeyMaker.Kind kind, Optional<UUID> id) {}

  /** Whether it opens anything at that time. */
  public boolean good(Instant now) {
    return endedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }

  public Status status(Instant now) {
    if (endedAt.isPresent()) {
      return Status.ENDED;
    }
    return good(now) ? Status.ACTIVE : Status.EXPIRED;
  }

  /** Whether a key opens anything, and why not. */
  public enum Status {
    ACTIVE,
    EXPIRED,
    ENDED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Rights rights() {
    return new Rights(permissions, false);
  }
}
