package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.KnoxSettings;
import dev.vestibule.platform.config.LoginField;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.HashMap;
import java.util.HashSet;
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
    words.put("$login", settings.loginField() == LoginField.EMAIL ? "email" : "username");
    return new Part("knox", words, switches(mount.settings().mode(), settings));
  }

  private static Set<String> switches(Mode mode, KnoxSettings settings) {
    Set<String> on = new HashSet<>();
    if (mode == Mode.DEVELOPMENT) {
      on.add("development");
    }
    on.add(settings.registerSignsIn() ? "register-signs-in" : "register-answers-account");
    settings
        .members()
        .uses()
        .forEach((member, use) -> {
          add(on, "shows-" + member, use.shown());
          add(on, "takes-" + member, use.taken());
          add(on, "needs-" + member, use.needed());
          add(on, "changes-" + member, use.changed());
          add(on, "update-needs-" + member, use.changed() && use.needed());
        });
    return on;
  }

  private static void add(Set<String> on, String name, boolean holds) {
    if (holds) {
      on.add(name);
    }
  }
}
