package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.codes.OneTimeCodes;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.core.verification.ExportAccount.PersonalData;
import dev.vestibule.core.verification.OneTimeLinks;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The file that people take away: members in snake case, moments in ISO 8601 and UTC. */
final class ExportJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ExportJson() {}

  static byte[] of(PersonalData data) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("exported_at", data.exported().toString());
    file.put("account", account(data.account(), data.wantedTelephone().orElse(null)));
    Map<String, Object> profile = new LinkedHashMap<>();
    data.profile().forEach((name, value) -> profile.put(name, plain(value)));
    file.put("profile", profile);
    file.put("pictures", pictures(data));
    file.put("sessions", all(data.sessions(), ExportJson::session));
    file.put("codes", all(data.codes(), ExportJson::code));
    file.put("links", all(data.links(), ExportJson::link));
    file.put("messages", all(data.messages(), ExportJson::message));
    return JSON.writeValueAsBytes(file);
  }

  private static <T> List<Map<String, @Nullable Object>> all(
      List<T> things, Function<T, Map<String, @Nullable Object>> shape) {
    return things.stream().map(shape).toList();
  }

  private static Map<String, @Nullable Object> account(
      Account account, @Nullable String wantedTelephone) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", account.id());
    json.put("uuid", account.uuid().toString());
    json.put("username", account.username());
    json.put("email", account.email());
    json.put("email_verified_at", text(account.emailVerifiedAt()));
    json.put("telephone", account.telephone());
    json.put("telephone_as_entered", account.telephoneEntered());
    json.put("telephone_verified_at", text(account.telephoneVerifiedAt()));
    json.put("telephone_to_be_proven", wantedTelephone);
    json.put("full_name", account.fullName());
    json.put("first_name", account.firstName());
    json.put("last_name", account.lastName());
    json.put("status", account.status().name().toLowerCase(Locale.ROOT));
    json.put("is_staff", account.staff());
    json.put("is_superuser", account.superuser());
    json.put("has_password", account.passwordHash() != null);
    json.put("language", account.locale());
    json.put("joined_at", account.joinedAt().toString());
    json.put("last_sign_in_at", text(account.lastSignInAt()));
    return json;
  }

  private static Map<String, Object> pictures(PersonalData data) {
    Map<String, Object> json = new LinkedHashMap<>();
    data.pictures()
        .forEach((field, picture) ->
            json.put(
                field,
                Map.of(
                    "content_type",
                    picture.contentType(),
                    "base64",
                    Base64.getEncoder().encodeToString(picture.content()))));
    return json;
  }

  private static Map<String, @Nullable Object> session(KnownSession session) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("kind", session.kind().name().toLowerCase(Locale.ROOT));
    json.put("started_at", session.started().toString());
    json.put("last_used_at", session.lastUsed().toString());
    json.put("expires_at", text(session.expires()));
    json.put("ended_at", text(session.ended()));
    json.put("end_reason", session.endReason());
    json.put("address", session.address());
    json.put("user_agent", session.userAgent());
    return json;
  }

  private static Map<String, @Nullable Object> code(OneTimeCodes.Given code) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("purpose", code.purpose());
    json.put("made_at", code.made().toString());
    json.put("sent_at", text(code.sent()));
    json.put("expires_at", code.expires().toString());
    json.put("used_at", text(code.used()));
    return json;
  }

  private static Map<String, @Nullable Object> link(OneTimeLinks.Given link) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("purpose", link.purpose());
    json.put("made_at", link.made().toString());
    json.put("expires_at", link.expires().toString());
    json.put("used_at", text(link.used()));
    return json;
  }

  private static Map<String, @Nullable Object> message(Outbox.Written message) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("channel", message.channel());
    json.put("event", message.event());
    json.put("recipient", message.recipient());
    json.put("language", message.language());
    json.put("state", message.state());
    json.put("written_at", message.written().toString());
    json.put("sent_at", text(message.sent()));
    return json;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private static Object plain(Object value) {
    return value instanceof Long || value instanceof Boolean ? value : value.toString();
  }
}
