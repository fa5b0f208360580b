package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.AccountPages;
import dev.vestibule.core.accounts.ListedAccount;
import dev.vestibule.core.rights.Group;
import dev.vestibule.core.rights.Groups;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Accounts with what administrators see of them. */
public final class ManagedAccounts {
  private final Groups groups;

  public ManagedAccounts(Groups groups) {
    this.groups = groups;
  }

  public Optional<ManagedAccount> byUuid(DSLContext sql, UUID uuid) {
    return AccountPages.byUuid(sql, uuid).map(found -> with(sql, List.of(found)).getFirst());
  }

  /** The same accounts with their groups, by one query for all of them. */
  public List<ManagedAccount> with(DSLContext sql, List<ListedAccount> accounts) {
    Map<Long, List<Group>> found =
        groups.ofAccounts(sql, accounts.stream().map(listed -> listed.account().id()).toList());
    return accounts.stream()
        .map(listed ->
            new ManagedAccount(listed, found.getOrDefault(listed.account().id(), List.of())))
        .toList();
  }
}
