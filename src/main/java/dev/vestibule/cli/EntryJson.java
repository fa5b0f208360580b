package dev.vestibule.cli;

import dev.vestibule.core.verification.AccountEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads account entries from JSON; every mistake names the entry, the member and the rule. */
final class EntryJson {
  private static final Set<String> MEMBERS =
      Set.of(
          "username",
          "email",
          "password",
          "telephone",
          "is_staff",
          "is_active",
          "is_superuser",
          "first_name",
          "last_name",
          "full_name");

  private final JsonNode json;
  private final String where;

  private EntryJson(JsonNode json, String where) {
    this.json = json;
    this.where = where;
  }

  /**
   * Reads a list of entries, or one alone.
   *
   * @throws IllegalArgumentException when something is not as it must be
   */
  static List<AccountEntry> entries(JsonNode json) {
    if (json.isObject()) {
      return List.of(new EntryJson(json, "the account").entry());
    }
    if (!json.isArray()) {
      throw new IllegalArgumentException("standard input must hold a JSON list of accounts");
    }
    List<AccountEntry> entries = new ArrayList<>();
    for (JsonNode item : json) {
      entries.add(new EntryJson(item, "account " + (entries.size() + 1)).entry());
    }
    return entries;
  }

  private AccountEntry entry() {
    json.propertyNames().stream()
        .filter(name -> !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(where + ": unknown member " + name);
        });
    String username =
        text("username")
            .flatMap(u -> u)
            .filter(u -> !u.isBlank())
            .orElseThrow(() -> new IllegalArgumentException(where + ": username is required"));
    return new AccountEntry(
        username,
        text("email"),
        text("password"),
        text("telephone"),
        flag("is_staff"),
        flag("is_active"),
        flag("is_superuser"),
        text("first_name").map(t -> t.orElse("")),
        text("last_name").map(t -> t.orElse("")),
        text("full_name").map(t -> t.orElse("")));
  }

  /** Nothing when the member is absent; nothing inside when it is null. */
  private Optional<Optional<String>> text(String member) {
    JsonNode value = json.get(member);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isNull()) {
      return Optional.of(Optional.empty());
    }
    if (!value.isString()) {
      throw new IllegalArgumentException(where + ": " + member + " must be a text or null");
    }
    return Optional.of(Optional.of(value.stringValue()));
  }

  private Optional<Boolean> flag(String member) {
    JsonNode value = json.get(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw new IllegalArgumentException(where + ": " + member + " must be true or false");
    }
    return Optional.of(value.booleanValue());
  }
}
