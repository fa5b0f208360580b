package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.V1Settings;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.Map;
import java.util.Set;

/** The file that describes the native API, as its settings decide. */
public final class V1Parts {
  private static final String DIALECT = "v1";

  private V1Parts() {}

  public static Part of(Settings settings) {
    V1Settings v1 = settings.dialects().v1();
    return new Part("v1", Map.of("$prefix", v1.prefix()), Set.of())
        .with(DeclaredFields.of(settings.profile(), DIALECT).withoutFiles());
  }
}
