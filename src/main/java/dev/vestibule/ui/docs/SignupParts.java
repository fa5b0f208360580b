package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.LoginField;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SignupSettings;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.Map;
import java.util.Set;

/** The file that describes the API of seed S1, as its settings decide. */
public final class SignupParts {
  private SignupParts() {}

  public static Part of(Settings settings) {
    SignupSettings signup = settings.dialects().signup();
    String login = signup.loginField() == LoginField.EMAIL ? "email" : "username";
    return new Part("signup", Map.of("$prefix", signup.prefix(), "$login", login), Set.of());
  }
}
