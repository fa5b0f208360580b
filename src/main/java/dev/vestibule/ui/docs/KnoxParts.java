package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.Map;
import java.util.Set;

/** The file that describes the API of seed S0, as its settings decide. */
public final class KnoxParts {
  private KnoxParts() {}

  public static Part of(Settings settings) {
    Map<String, String> words =
        Map.of(
            "$prefix", settings.dialects().knox().prefix(),
            "$word", settings.dialects().knox().authHeaderPrefix());
    boolean development = settings.mode() == Mode.DEVELOPMENT;
    return new Part("knox", words, development ? Set.of("development") : Set.of());
  }
}
