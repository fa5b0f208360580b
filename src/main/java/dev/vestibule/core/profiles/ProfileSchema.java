package dev.vestibule.core.profiles;

import dev.vestibule.core.telephones.Telephones;
import dev.vestibule.platform.config.ProfileSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The profile fields that the configuration declares, in its order. */
public final class ProfileSchema {
  private final Map<String, ProfileField> fields = new LinkedHashMap<>();

  /** The fields in force; numbers are read as the house reads telephones. */
  public ProfileSchema(ProfileSettings settings, Telephones telephones) {
    settings
        .fields()
        .forEach((name, declared) -> fields.put(name, new ProfileField(declared, telephones)));
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
