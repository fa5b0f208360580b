package dev.vestibule.core.rights;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A named group of people.
 *
 * @param name unique without case
 * @param version counts the changes of the group itself, not those of its members
 */
public record Group(
    UUID id,
    String name,
    String description,
    Set<Permission> permissions,
    Instant createdAt,
    Instant updatedAt,
    int version) {
  public Group {
    permissions = Set.copyOf(permissions);
  }
}
