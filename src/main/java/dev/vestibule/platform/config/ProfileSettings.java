package dev.vestibule.platform.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an account holds beside its names, address and password. */
public record ProfileSettings(
    @Setting(
            "Own profile fields by name, added to the shipped ones; the same name replaces a"
                + " shipped field and `name: off` removes it. See profiles.md.")
        Map<String, FieldDeclaration> fields) {

  /** Keeps the order of the declarations, which is the order of answers. */
  public ProfileSettings {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }
}
