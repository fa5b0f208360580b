package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.V1Settings;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The files that describe the native API, as its settings decide. */
public final class V1Parts {
  private static final String DIALECT = "v1";

  private V1Parts() {}

  /** All of them; the first holds what the others refer to. */
  public static List<Part> of(Settings settings) {
    return List.of(own(settings), further(settings, "v1-services"));
  }

  /** A file that no setting but the prefix changes. */
  private static Part further(Settings settings, String name) {
    return new Part(name, Map.of("$prefix", settings.dialects().v1().prefix()), Set.of());
  }

  private static Part own(Settings settings) {
    V1Settings v1 = settings.dialects().v1();
    return new Part("v1", Map.of("$prefix", v1.prefix()), Set.of())
        .with(DeclaredFields.of(settings.profile(), DIALECT).withoutFiles());
  }
}
