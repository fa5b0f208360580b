package dev.vestibule.cli;

import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.core.verification.AccountEntry;
import dev.vestibule.core.verification.UpdateAccount;
import dev.vestibule.platform.mail.MailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

  private static final int LONGEST_NAME = 150;
  private static final String PASSWORD_RULE =
      "1 to " + PasswordHashes.MAX_LENGTH + " characters, or null for none";

  static final String TELEPHONE_RULE =
      "a telephone number, with + and its country code unless telephones.default-region is its"
          + " country";

  private final Telephones telephones;
  private final JsonNode json;
  private final String where;

  private EntryJson(Telephones telephones, JsonNode json, String where) {
    this.telephones = telephones;
    this.json = json;
    this.where = where;
  }

  /**
   * Reads a list of entries, or one alone.
   *
   * @throws IllegalArgumentException when something is not as it must be
   */
  static List<AccountEntry> entries(Telephones telephones, JsonNode json) {
    if (json.isObject()) {
      return List.of(new EntryJson(telephones, json, "the account").entry());
    }
    if (!json.isArray()) {
      throw new IllegalArgumentException("standard input must hold a JSON list of accounts");
    }
    List<AccountEntry> entries = new ArrayList<>();
    for (JsonNode item : json) {
      entries.add(new EntryJson(telephones, item, "account " + (entries.size() + 1)).entry());
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
        text("username", Usernames::valid, "at most 150 letters, digits and @ . + - _")
            .flatMap(u -> u)
            .orElseThrow(() -> new IllegalArgumentException(where + ": username is required"));
    return new AccountEntry(
        username,
        text("email", EntryJson::address, "a mail address"),
        text("password", password -> fits(1, PasswordHashes.MAX_LENGTH, password), PASSWORD_RULE),
        telephone(),
        flag("is_staff"),
        flag("is_active"),
        flag("is_superuser"),
        name("first_name"),
        name("last_name"),
        name("full_name"));
  }

  private Optional<Optional<UpdateAccount.NewNumber>> telephone() {
    Optional<Optional<String>> given =
        text("telephone", entered -> number(entered).isPresent(), TELEPHONE_RULE);
    return given.isEmpty() ? Optional.empty() : Optional.of(given.get().flatMap(this::number));
  }

  private Optional<UpdateAccount.NewNumber> number(String entered) {
    return telephones
        .parse(entered)
        .map(telephone -> new UpdateAccount.NewNumber(telephone, entered));
  }

  private Optional<String> name(String member) {
    return text(member, name -> fits(0, LONGEST_NAME, name), "at most 150 characters")
        .map(t -> t.orElse(""));
  }

  private Optional<Optional<String>> text(String member, Predicate<String> kept, String rule) {
    Optional<Optional<String>> given = text(member);
    if (given.isPresent() && !given.get().map(kept::test).orElse(true)) {
      throw new IllegalArgumentException(where + ": " + member + " must be " + rule);
    }
    return given;
  }

  private static boolean address(String text) {
    try {
      return MailAddress.plain(text).address().indexOf('@') == text.lastIndexOf('@');
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean fits(int least, int most, String text) {
    int length = text.codePointCount(0, text.length());
    return least <= length && length <= most;
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
