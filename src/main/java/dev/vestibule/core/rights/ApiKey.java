package dev.vestibule.core.rights;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The key of a service, as it is remembered: the key itself is shown once, when it is made.
 *
 * @param hint the first characters of the key, for people to tell keys apart
 * @param createdBy the number of the account that made it, as long as there is one
 */
public record ApiKey(
    UUID id,
    String name,
    String hint,
    Set<Permission> permissions,
    Optional<Long> createdBy,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt,
    Optional<Instant> endedAt) {
  public ApiKey {
    permissions = Set.copyOf(permissions);
  }

  /** Whether it opens anything at that time. */
  public boolean good(Instant now) {
    return endedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
  }

  public Rights rights() {
    return new Rights(permissions, false);
  }
}
