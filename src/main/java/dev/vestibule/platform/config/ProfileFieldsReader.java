package dev.vestibule.platform.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the declarations of profile fields, on top of the shipped ones. */
final class ProfileFieldsReader {
  static final String RULE =
      "field declarations by name (docs/profiles.md), as JSON or YAML outside the file";

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,49}");

  /** Members that an account, a form or an answer has already, in any dialect. */
  private static final Set<String> TAKEN =
      Set.of(
          ("id uuid url username email telephone phone full_name first_name last_name password"
                  + " re_password current_password new_password re_new_password new_username"
                  + " re_new_username avatar user_image is_active is_staff is_superuser groups"
                  + " user_permissions date_joined last_login status locale language has_password"
                  + " phone_verification code token uid user expiry detail non_field_errors"
                  + " created_at updated_at version profile")
              .split(" ", -1));

  private final String key;
  private final Mapping.Refusals refusals;
  private final Map<String, FieldDeclaration> fields = ShippedFields.all();

  private ProfileFieldsReader(String key, Mapping.Refusals refusals) {
    this.key = key;
    this.refusals = refusals;
  }

  /** The fields in force; what is wrong goes to the refusals. */
  static Map<String, FieldDeclaration> read(
      String key, Written written, Mapping.Refusals refusals) {
    ProfileFieldsReader reader = new ProfileFieldsReader(key, refusals);
    reader.fields(written);
    return new LinkedHashMap<>(reader.fields);
  }

  private void fields(Written written) {
    switch (written) {
      case Written.Nothing _ -> {}
      case Written.Members(var members, int _) -> members.forEach(this::field);
      case Written.Unusable(String why, int line) -> refusals.refuse(key, line, why);
      case Written.Words(String _, int line) -> refusals.refuse(key, line, "takes " + RULE);
      case Written.Items(List<Written> _, int line) -> refusals.refuse(key, line, "takes " + RULE);
    }
  }

  private void field(String name, Written written) {
    String path = key + "." + name;
    switch (written) {
      case Written.Nothing _ -> remove(name, path, written.line());
      case Written.Words(String text, int line) when isOff(text) -> remove(name, path, line);
      case Written.Unusable(String why, int line) -> refusals.refuse(path, line, why);
      case Written.Members members -> declare(name, path, members);
      case Written.Words _, Written.Items _ ->
          refusals.refuse(
              path, written.line(), "takes a declaration such as {type: string}, or off");
    }
  }

  private static boolean isOff(String text) {
    return Set.of("off", "false").contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private void remove(String name, String path, int line) {
    if (fields.remove(name) == null) {
      String rule = "cannot be removed: no shipped field has this name";
      refusals.refuse(path, line, rule);
    }
  }

  private void declare(String name, String path, Written.Members written) {
    if (!NAME.matcher(name).matches()) {
      String rule = "is no field's name; one starts with a letter and has at most 50 of a-z 0-9 _";
      refusals.refuse(path, written.line(), rule);
    } else if (TAKEN.contains(name)) {
      refusals.refuse(path, written.line(), "is taken: accounts have a member of this name");
    } else {
      fields.put(name, new FieldReader(name, path, written, refusals).read());
    }
  }
}
