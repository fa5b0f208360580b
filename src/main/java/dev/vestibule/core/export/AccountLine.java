package dev.vestibule.core.export;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An account's own members in a line of an export, written and read. */
final class AccountLine {
  private AccountLine() {}

  static void write(ObjectNode line, Account account) {
    line.put("id", account.id());
    line.put("uuid", account.uuid().toString());
    line.put("username", account.username());
    line.put("email", account.email());
    line.put("email_verified", account.emailVerifiedAt() != null);
    line.put("email_verified_at", text(account.emailVerifiedAt()));
    line.put("telephone", account.telephone());
    line.put("telephone_entered", account.telephoneEntered());
    line.put("telephone_verified_at", text(account.telephoneVerifiedAt()));
    line.put("full_name", account.fullName());
    line.put("first_name", account.firstName());
    line.put("last_name", account.lastName());
    line.put("status", account.status().name().toLowerCase(Locale.ROOT));
    line.put("is_active", account.active());
    line.put("is_staff", account.staff());
    line.put("is_superuser", account.superuser());
    line.put("password", account.passwordHash() == null ? "!" : account.passwordHash());
    line.put("locale", account.locale());
    line.put("date_joined", account.joinedAt().toString());
    line.put("last_login", text(account.lastSignInAt()));
  }

  private static @Nullable String text(@Nullable Instant moment) {
    return moment == null ? null : moment.toString();
  }

  /**
   * Reads them.
   *
   * @throws RuntimeException when one is missing or of another kind
   */
  static Account read(JsonNode line) {
    String hash = line.required("password").stringValue();
    return new Account(
        line.required("id").longValue(),
        UUID.fromString(line.required("uuid").stringValue()),
        line.required("username").stringValue(),
        text(line, "email"),
        text(line, "telephone"),
        text(line, "telephone_entered"),
        line.required("full_name").stringValue(),
        line.required("first_name").stringValue(),
        line.required("last_name").stringValue(),
        AccountStatus.valueOf(line.required("status").stringValue().toUpperCase(Locale.ROOT)),
        moment(line, "email_verified_at"),
        moment(line, "telephone_verified_at"),
        line.required("is_staff").booleanValue(),
        line.required("is_superuser").booleanValue(),
        hash.equals("!") ? null : hash,
        line.required("locale").stringValue(),
        null,
        Instant.parse(line.required("date_joined").stringValue()),
        moment(line, "last_login"),
        null,
        1);
  }

  static @Nullable String text(JsonNode line, String member) {
    JsonNode value = line.required(member);
    return value.isNull() ? null : value.stringValue();
  }

  private static @Nullable Instant moment(JsonNode line, String member) {
    String text = text(line, member);
    return text == null ? null : Instant.parse(text);
  }
}
