package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.Settings;
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
    return List.of(
        file(settings, "v1"),
        file(settings, "v1-accounts"),
        further(settings, "v1-services"),
        further(settings, "v1-audit"),
        further(settings, "v1-operations"),
        further(settings, "v1-webhooks"));
  }

  /** A file that no setting but the prefix changes. */
  private static Part further(Settings settings, String name) {
    return new Part(name, Map.of("$prefix", settings.dialects().v1().prefix()), Set.of());
  }

  /** A file whose schemas hold the declared profile fields. */
  private static Part file(Settings settings, String name) {
    return further(settings, name)
        .with(DeclaredFields.of(settings.profile(), DIALECT).withoutFiles());
  }
}
