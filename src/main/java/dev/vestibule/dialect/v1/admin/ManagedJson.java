package dev.vestibule.dialect.v1.admin;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.administration.Administrator;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.rights.Group;
import dev.vestibule.dialect.v1.AccountJson;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.platform.crypto.Digests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accounts as administrators see them. */
final class ManagedJson {
  private static final int TAG_DIGITS = 12;

  private final AccountJson json;

  ManagedJson(AccountJson json) {
    this.json = json;
  }

  Map<String, @Nullable Object> of(Call call, ManagedAccount managed) {
    return of(call, managed, json.values(List.of(managed.account())));
  }

  /** A page of them; that somebody was seen is told here alone, since it is no change. */
  List<Map<String, @Nullable Object>> list(Call call, List<ManagedAccount> page) {
    Map<Long, Map<String, Object>> values =
        json.values(page.stream().map(ManagedAccount::account).toList());
    return page.stream()
        .map(managed -> {
          Map<String, @Nullable Object> shown = of(call, managed, values);
          shown.put("last_seen_at", moment(managed.listed().lastSeenAt().orElse(null)));
          return shown;
        })
        .toList();
  }

  private Map<String, @Nullable Object> of(
      Call call, ManagedAccount managed, Map<Long, Map<String, Object>> values) {
    Account account = managed.account();
    Administrator by = Administrators.of(call);
    Map<String, @Nullable Object> shown =
        json.of(
            account,
            by.viewer(account),
            values.getOrDefault(account.id(), Map.of()),
            call.request());
    shown.put("staff", account.staff());
    shown.put("superuser", account.superuser());
    shown.put("groups", managed.groups().stream().map(ManagedJson::named).toList());
    shown.put("last_sign_in_at", moment(account.lastSignInAt()));
    shown.put("deletion_due_at", moment(account.deletionDueAt()));
    shown.put("updated_at", moment(managed.listed().updatedAt()));
    shown.put("version", account.version());
    return shown;
  }

  private static Map<String, String> named(Group group) {
    return Map.of("id", group.id().toString(), "name", group.name());
  }

  private static @Nullable String moment(@Nullable Instant moment) {
    return Optional.ofNullable(moment).map(AccountJson::moment).orElse(null);
  }

  /** The tag of what is shown, so it follows the groups as well. */
  static String tag(ManagedAccount managed) {
    String version = "version-" + managed.account().version();
    if (managed.groups().isEmpty()) {
      return EntityTag.of(version);
    }
    String groups =
        managed.groups().stream()
            .map(group -> group.id() + " " + group.version())
            .collect(Collectors.joining("\n"));
    return EntityTag.of(version + "-" + Digests.sha256Hex(groups).substring(0, TAG_DIGITS));
  }
}
