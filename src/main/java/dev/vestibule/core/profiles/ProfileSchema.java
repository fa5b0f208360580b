package dev.vestibule.core.profiles;

import dev.vestibule.platform.config.ProfileSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The profile fields that the configuration declares, in its order. */
public final class ProfileSchema {
  private final Map<String, ProfileField> fields = new LinkedHashMap<>();

  /**
   * @param telephones E.164 of a number as entered, empty when it is none
   */
  public ProfileSchema(ProfileSettings settings, Function<String, Optional<String>> telephones) {
    settings
        .fields()
        .forEach((name, declared) -> fields.put(name, new ProfileField(declared, telephones)));
  }

  /** A number that is in E.164 already, but for the spaces and marks that people put between. */
  public static Optional<String> international(String entered) {
    String bare = entered.replaceAll("[\\s().-]", "");
    return Optional.of(bare).filter(number -> number.matches("\\+[1-9][0-9]{6,14}"));
  }

  public List<ProfileField> fields() {
    return List.copyOf(fields.values());
  }

  public Optional<ProfileField> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The fields that a dialect's answers carry. */
  public List<ProfileField> of(String dialect) {
    return fields.values().stream().filter(field -> field.in(dialect)).toList();
  }
}
