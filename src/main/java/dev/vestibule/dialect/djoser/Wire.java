package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.dialect.drf.Moments;
import dev.vestibule.platform.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts as djoser's serializers write them. */
final class Wire {
  private Wire() {}

  /** The answer to a registration. */
  static Map<String, @Nullable Object> registered(Request request, Account account) {
    String avatar = account.avatar();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", account.id());
    json.put("username", account.username());
    json.put("email", account.email() == null ? "" : account.email());
    json.put("first_name", account.firstName());
    json.put("last_name", account.lastName());
    json.put("avatar", avatar == null ? null : request.baseUrl() + "/media/" + avatar);
    json.put("is_active", account.active());
    return json;
  }

  /** An account in lists and details. */
  static Map<String, @Nullable Object> account(Request request, Account account) {
    Map<String, @Nullable Object> json = registered(request, account);
    json.put("date_joined", Moments.iso(account.joinedAt()));
    return json;
  }
}
