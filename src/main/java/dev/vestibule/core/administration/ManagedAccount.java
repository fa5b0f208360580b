package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.ListedAccount;
import dev.vestibule.core.rights.Group;
import java.util.List;

/** An account as administrators see it, with its groups in the order of names. */
public record ManagedAccount(ListedAccount listed, List<Group> groups) {
  public ManagedAccount {
    groups = List.copyOf(groups);
  }

  public Account account() {
    return listed.account();
  }
}
