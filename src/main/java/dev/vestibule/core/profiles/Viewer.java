package dev.vestibule.core.profiles;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.config.FieldRole;
import java.util.Set;

/** In which roles somebody looks at an account. */
public record Viewer(boolean self, boolean staff) {
  /** The owner, who is not staff. */
  public static final Viewer SELF = new Viewer(true, false);

  /** Staff, of somebody else's account. */
  public static final Viewer STAFF = new Viewer(false, true);

  /** Somebody signed in, of the account with that id. */
  public static Viewer of(Account caller, long account) {
    return new Viewer(caller.id() == account, caller.staff());
  }

  /** Whether one of these roles is enough to see something. */
  boolean sees(Set<FieldRole> allowed) {
    return (self && allowed.contains(FieldRole.SELF))
        || (staff && allowed.contains(FieldRole.STAFF));
  }

  /**
   * The same for changes, where one's own account makes nobody staff: no one sets their own pay.
   */
  boolean changes(Set<FieldRole> allowed) {
    return allowed.contains(self ? FieldRole.SELF : FieldRole.STAFF) && (self || staff);
  }
}
