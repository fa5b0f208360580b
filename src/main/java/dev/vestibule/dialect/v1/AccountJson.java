package dev.vestibule.dialect.v1;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.EntityTag;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account as its owner sees it, and the part of it that others see as well. */
public final class AccountJson {
  private final Database database;
  private final Profiles profiles;
  private final ProfileMembers members;

  public AccountJson(Database database, Profiles profiles, ProfileMembers members) {
    this.database = database;
    this.profiles = profiles;
    this.members = members;
  }

  /** The account with its version. */
  Answer answer(Call call, Account account) {
    return call.ok(of(account, call.request())).with("ETag", EntityTag.of(account.version()));
  }

  Map<String, @Nullable Object> of(Account account, Request request) {
    Map<String, Object> values = values(List.of(account)).getOrDefault(account.id(), Map.of());
    return of(account, new Viewer(true, account.staff()), values, request);
  }

  /** The values of profile fields by account and field. */
  public Map<Long, Map<String, Object>> values(List<Account> accounts) {
    List<Long> ids = accounts.stream().map(Account::id).toList();
    return database.read(sql -> profiles.readAll(sql, ids, members.shown()));
  }

  /**
   * An account as somebody sees it.
   *
   * @param values of its profile fields
   */
  public Map<String, @Nullable Object> of(
      Account account, Viewer viewer, Map<String, Object> values, Request request) {
    String avatar = account.avatar();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", account.uuid().toString());
    json.put("status", account.status().name().toLowerCase(Locale.ROOT));
    json.put("username", account.username());
    json.put("email", account.email());
    json.put("email_verified", account.emailVerifiedAt() != null);
    json.put("telephone", account.telephone());
    json.put("telephone_verified", account.telephoneVerifiedAt() != null);
    json.put("name", account.fullName());
    json.put("first_name", account.firstName());
    json.put("last_name", account.lastName());
    json.put("locale", account.locale());
    json.put("avatar_url", avatar == null ? null : picture(avatar, request));
    json.put("profile", profile(viewer, values, request));
    json.put("joined_at", moment(account.joinedAt()));
    return json;
  }

  private Map<String, @Nullable Object> profile(
      Viewer viewer, Map<String, Object> values, Request request) {
    List<ProfileField> fields =
        members.shown().stream().filter(field -> field.readableBy(viewer)).toList();
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    fields.forEach(
        field -> json.put(field.name(), shown(field, values.get(field.name()), request)));
    return json;
  }

  private static @Nullable Object shown(
      ProfileField field, @Nullable Object value, Request request) {
    return switch (field.type()) {
      case DATE -> value == null ? null : value.toString();
      case IMAGE -> value == null ? null : picture(value, request);
      case STRING, INTEGER, BOOLEAN, CHOICE, PHONE -> value;
    };
  }

  private static String picture(Object name, Request request) {
    return request.baseUrl() + "/media/" + name;
  }

  /** RFC 3339 in UTC, as exact as the database is. */
  public static String moment(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS).toString();
  }
}
