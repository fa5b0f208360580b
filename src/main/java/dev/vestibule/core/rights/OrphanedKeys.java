package dev.vestibule.core.rights;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Which keys nobody stands behind any longer. A key's rights are its own: a service must not stop
 * because somebody leaves. So it goes on, and whoever looks after keys sees that its maker is gone,
 * shut, or may no longer do what the key may.
 */
public final class OrphanedKeys {
  private final Groups groups;

  public OrphanedKeys(Groups groups) {
    this.groups = groups;
  }

  /** Those of the keys that are orphaned, with the same few queries however many there are. */
  public Set<UUID> among(DSLContext sql, List<ApiKey> keys) {
    Map<Long, Rights> makers = makers(sql, keys);
    return keys.stream()
        .filter(key -> key.maker().kind() == KeyMaker.Kind.ACCOUNT)
        .filter(key -> {
          Optional<Rights> rights = key.makerAccount().map(makers::get);
          return !rights.map(has -> has.cover(key.permissions())).orElse(false);
        })
        .map(ApiKey::id)
        .collect(Collectors.toSet());
  }

  /** What the makers that are active may do. */
  private Map<Long, Rights> makers(DSLContext sql, List<ApiKey> keys) {
    Set<Long> ids = new HashSet<>();
    keys.forEach(key -> key.makerAccount().ifPresent(ids::add));
    Map<Long, Rights> rights = new HashMap<>();
    if (ids.isEmpty()) {
      return rights;
    }
    List<Account> active =
        sql
            .select(AccountTable.COLUMNS)
            .from(AccountTable.ACCOUNTS)
            .where(AccountTable.ID.in(ids))
            .fetch(AccountTable::account)
            .stream()
            .filter(Account::active)
            .toList();
    Map<Long, List<Group>> member =
        groups.ofAccounts(sql, active.stream().map(Account::id).toList());
    for (Account account : active) {
      Set<Permission> permissions =
          member.getOrDefault(account.id(), List.of()).stream()
              .flatMap(group -> group.permissions().stream())
              .collect(Collectors.toSet());
      rights.put(account.id(), new Rights(permissions, account.superuser()));
    }
    return rights;
  }
}
