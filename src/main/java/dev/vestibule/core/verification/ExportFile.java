package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.codes.OneTimeCodes;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.tokens.KnownSession;
import dev.vestibule.core.verification.ExportAccount.PersonalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that people take away, the same from every surface: one JSON document, or a ZIP archive
 * with the document and the pictures. Members are in snake case, moments in ISO 8601 and UTC.
 */
public final class ExportFile {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ExportFile() {}

  /** What a surface calls an account by, as {@code id}. */
  public enum Identity {
    /** Its number; the UUID stands beside it. */
    NUMBER,
    UUID
  }

  /** One document; pictures are in it as Base64. */
  public static byte[] json(PersonalData data, Identity identity) {
    Map<String, Object> pictures = new LinkedHashMap<>();
    data.pictures()
        .forEach(
            (field, picture) -> pictures.put(field, picture(picture, "base64", base64(picture))));
    return document(data, identity, pictures);
  }

  /** {@code account.json}, and beside it each picture as the file that the document names. */
  public static byte[] zip(PersonalData data, Identity identity) {
    Map<String, Object> pictures = new LinkedHashMap<>();
    Map<String, byte[]> files = new LinkedHashMap<>();
    data.pictures()
        .forEach((field, picture) -> {
          String name = "pictures/" + field + "." + picture.contentType().replaceFirst(".*/", "");
          pictures.put(field, picture(picture, "file", name));
          files.put(name, picture.content());
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "account.json", document(data, identity, pictures), data.exported());
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        add(zip, file.getKey(), file.getValue(), data.exported());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content, Instant at)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setLastModifiedTime(FileTime.from(at));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private static Map<String, String> picture(Avatars.Avatar picture, String how, String content) {
    return Map.of("content_type", picture.contentType(), how, content);
  }

  private static String base64(Avatars.Avatar picture) {
    return Base64.getEncoder().encodeToString(picture.content());
  }

  private static byte[] document(
      PersonalData data, Identity identity, Map<String, Object> pictures) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("exported_at", data.exported().toString());
    file.put("account", account(data.account(), identity, data.wantedTelephone().orElse(null)));
    Map<String, Object> profile = new LinkedHashMap<>();
    data.profile().forEach((name, value) -> profile.put(name, plain(value)));
    file.put("profile", profile);
    file.put("pictures", pictures);
    file.put("sessions", all(data.sessions(), ExportFile::session));
    file.put("codes", all(data.codes(), ExportFile::code));
    file.put("links", all(data.links(), ExportFile::link));
    file.put("messages", all(data.messages(), ExportFile::message));
    return JSON.writeValueAsBytes(file);
  }

  private static <T> List<Map<String, @Nullable Object>> all(
      List<T> things, Function<T, Map<String, @Nullable Object>> shape) {
    return things.stream().map(shape).toList();
  }

  private static Map<String, @Nullable Object> account(
      Account account, Identity identity, @Nullable String wantedTelephone) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    switch (identity) {
      case NUMBER -> {
        json.put("id", account.id());
        json.put("uuid", account.uuid().toString());
      }
      case UUID -> json.put("id", account.uuid().toString());
    }
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
