package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The file that describes the pages that people see, as their settings decide. */
public final class HostedParts {
  private HostedParts() {}

  /**
   * The pages.
   *
   * @param home whether the root is theirs
   */
  public static Part of(Settings settings, boolean home) {
    Set<String> on = new HashSet<>();
    if (settings.pages().signUp()) {
      on.add("sign-up");
    }
    if (home) {
      on.add("home");
    }
    return new Part("hosted", Map.of(), on);
  }
}
