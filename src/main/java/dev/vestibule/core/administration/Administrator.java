package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.rights.Rights;
import java.util.Optional;
import java.util.Set;

/**
 * On whose behalf accounts are looked after.
 *
 * @param person the account that asks; nobody for a service
 */
public record Administrator(Rights rights, Optional<Account> person) {
  private boolean staff() {
    return rights.superuser() || person.map(Account::staff).orElse(false);
  }

  /**
   * Whether they have a say in an account. Who is not staff has none in one that is: staff may do
   * things through other APIs that no permission stands for.
   *
   * @param its what that account may do
   */
  boolean covers(Account account, Rights its) {
    return rights.cover(its) && (!account.staff() || staff());
  }

  /** Whether they may turn these marks on or off; services never make staff. */
  boolean mayMark(boolean staff, boolean superuser) {
    return (!staff || staff()) && (!superuser || rights.superuser());
  }

  /** Whether they may put somebody into a group that carries these, or change such a group. */
  boolean mayGive(Set<Permission> permissions) {
    return rights.allow(Permission.GROUPS_MANAGE) && rights.cover(permissions);
  }

  private boolean is(Account account) {
    return person.map(self -> self.id() == account.id()).orElse(false);
  }

  /** How a mail tells who did it. */
  Actor actor(Account account) {
    return is(account) ? Actor.OWNER : Actor.STAFF;
  }

  /** What of a profile they see and change: what staff do, but on their own account their own. */
  public Viewer viewer(Account account) {
    return new Viewer(is(account), true);
  }
}
