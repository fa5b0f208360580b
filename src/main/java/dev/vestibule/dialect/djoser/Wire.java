package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.http.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts as djoser's serializers write them. */
final class Wire {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

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
    json.put("date_joined", moment(account.joinedAt()));
    return json;
  }

  /** Python's ISO format: microseconds only where there are some. */
  static String moment(Instant moment) {
    return (moment.get(ChronoField.MICRO_OF_SECOND) == 0 ? SECONDS : MICROSECONDS).format(moment);
  }
}
