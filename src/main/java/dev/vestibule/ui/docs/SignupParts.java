package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.LoginField;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.platform.config.SignupSettings;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The file that describes the API of seed S1, as its settings decide. */
public final class SignupParts {
  private SignupParts() {}

  /** The dialect at one of its mounts. */
  public static Part of(Mount mount) {
    SignupSettings signup = mount.settings().dialects().signup();
    String login = signup.loginField() == LoginField.EMAIL ? "email" : "username";
    Map<String, String> words =
        new HashMap<>(MountWords.of("signup", mount.name(), signup.prefix(), signup.paths()));
    words.put("$login", login);
    return new Part("signup", words, Set.of());
  }
}
