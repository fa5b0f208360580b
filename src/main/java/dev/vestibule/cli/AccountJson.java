package dev.vestibule.cli;

import dev.vestibule.core.accounts.Account;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An account for programs and for people, without its secrets. */
final class AccountJson {
  private static final JsonMapper JSON = new JsonMapper();

  private AccountJson() {}

  static Map<String, @Nullable Object> of(Account account) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", account.id());
    json.put("uuid", account.uuid().toString());
    json.put("username", account.username());
    json.put("email", account.email());
    json.put("telephone", account.telephone());
    json.put("full_name", account.fullName());
    json.put("first_name", account.firstName());
    json.put("last_name", account.lastName());
    json.put("status", account.status().name().toLowerCase(Locale.ROOT));
    json.put("is_staff", account.staff());
    json.put("is_superuser", account.superuser());
    json.put("has_password", account.passwordHash() != null);
    json.put("date_joined", account.joinedAt().toString());
    json.put(
        "last_login", account.lastSignInAt() == null ? null : account.lastSignInAt().toString());
    return json;
  }

  static String text(Object json) {
    return JSON.writeValueAsString(json);
  }

  static String line(Account account) {
    return "%6d  %-12s %-30s %s%s"
        .formatted(
            account.id(),
            account.status().name().toLowerCase(Locale.ROOT),
            account.username(),
            account.email() == null ? "-" : account.email(),
            account.superuser() ? "  superuser" : account.staff() ? "  staff" : "");
  }
}
