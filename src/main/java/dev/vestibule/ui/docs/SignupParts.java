package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.Map;
import java.util.Set;

/** The file that describes the API of seed S1, as its settings decide. */
public final class SignupParts {
  private SignupParts() {}

  public static Part of(Settings settings) {
    return new Part("signup", Map.of("$prefix", settings.dialects().signup().prefix()), Set.of());
  }
}
