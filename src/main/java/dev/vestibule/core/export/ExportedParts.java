package dev.vestibule.core.export;

import dev.vestibule.core.accounts.AccountChange;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.ImportedAccounts.Marks;
import dev.vestibule.core.accounts.ImportedAccounts.Origin;
import dev.vestibule.core.media.AvatarImages.Decoded;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.tokens.SigningKeys;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What lines of an export hold beside an account's own members, read back. */
final class ExportedParts {
  private ExportedParts() {}

  /**
   * The profile fields of the file must be declared here.
   *
   * @throws IllegalArgumentException naming those that are not
   */
  static void requireFields(JsonNode header, ProfileSchema schema) {
    List<String> missing =
        header
            .path("profile_fields")
            .valueStream()
            .map(JsonNode::stringValue)
            .filter(name -> schema.find(name).isEmpty())
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          "declare these profile fields first: " + String.join(", ", missing));
    }
  }

  static Decoded picture(JsonNode picture) {
    String type = picture.required("content_type").stringValue();
    byte[] content = Base64.getDecoder().decode(picture.required("content").stringValue());
    return new Decoded(type, type.equals("image/png") ? "png" : "jpg", content);
  }

  static Origin origin(long id, JsonNode origin) {
    return new Origin(
        id,
        origin.required("source").stringValue(),
        origin.required("id").stringValue(),
        AccountLine.text(origin, "session"),
        AccountLine.text(origin, "email"),
        AccountLine.text(origin, "unusable"),
        Instant.parse(origin.required("imported_at").stringValue()),
        new Marks(
            AccountLine.text(origin, "seen_there"),
            AccountLine.text(origin, "seen_here"),
            AccountLine.text(origin, "password_there"),
            AccountLine.text(origin, "password_here")));
  }

  static SigningKeys.Leaving pair(JsonNode line) {
    String retired = AccountLine.text(line, "retired_at");
    return new SigningKeys.Leaving(
        line.required("id").stringValue(),
        line.required("pair").stringValue(),
        Instant.parse(line.required("created_at").stringValue()),
        Instant.parse(line.required("signs_from").stringValue()),
        retired == null ? null : Instant.parse(retired));
  }

  static AccountChange deletion(AccountChange change, JsonNode deletion) {
    String former = deletion.required("former_status").stringValue();
    return change.deletion(
        Instant.parse(deletion.required("due_at").stringValue()),
        AccountStatus.valueOf(former.toUpperCase(Locale.ROOT)),
        deletion.required("by_owner").booleanValue());
  }
}
