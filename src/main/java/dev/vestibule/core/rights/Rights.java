package dev.vestibule.core.rights;

import java.util.Set;

/**
 * Everything that somebody may do.
 *
 * @param superuser may do everything, also what nobody can be permitted
 */
public record Rights(Set<Permission> permissions, boolean superuser) {
  public static final Rights NONE = new Rights(Set.of(), false);

  public Rights {
    permissions = Set.copyOf(permissions);
  }

  /** Who manages something may read it. */
  public boolean allow(Permission permission) {
    return superuser
        || permissions.contains(permission)
        || (permission == Permission.GROUPS_READ && permissions.contains(Permission.GROUPS_MANAGE))
        || (permission == Permission.SYSTEM_READ && permissions.contains(Permission.SYSTEM_MANAGE));
  }

  /**
   * Whether these are as much as the others or more. Who may not do what somebody else may has no
   * say in that account either: whoever sets its password could use its rights.
   */
  public boolean cover(Rights others) {
    return superuser || (!others.superuser && cover(others.permissions));
  }

  /** Whether all of these may be granted to somebody: nobody gives what they do not have. */
  public boolean cover(Set<Permission> granted) {
    return granted.stream().allMatch(this::allow);
  }
}
