package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.KnoxSettings;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The file that describes the API of seed S0, as its settings decide. */
public final class KnoxParts {
  private KnoxParts() {}

  /** The dialect at one of its mounts. */
  public static Part of(Mount mount) {
    KnoxSettings settings = mount.settings().dialects().knox();
    Map<String, String> words =
        new HashMap<>(MountWords.of("knox", mount.name(), settings.prefix(), settings.paths()));
    words.put("$word", settings.authHeaderPrefix().getFirst());
    boolean development = mount.settings().mode() == Mode.DEVELOPMENT;
    return new Part("knox", words, development ? Set.of("development") : Set.of());
  }
}
