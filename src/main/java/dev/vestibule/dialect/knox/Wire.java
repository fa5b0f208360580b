package dev.vestibule.dialect.knox;

import dev.vestibule.core.accounts.Account;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts as the seed's serializers write them. */
final class Wire {
  private Wire() {}

  /** The seed's DisplayUserSerializer: exactly these four. */
  static Map<String, @Nullable Object> limited(Account account) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", account.id());
    json.put("full_name", account.fullName());
    json.put("telephone", account.shownTelephone());
    json.put("email", account.email() == null ? "" : account.email());
    return json;
  }
}
