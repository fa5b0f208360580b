package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.LoginField;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files that describe djoser's API and what its relatives share with it, as settings decide.
 */
public final class DjoserParts {
  private DjoserParts() {}

  /** What every dialect of the family shares. */
  public static Part shared(DjoserSettings settings) {
    return new Part("drf", words(settings), switches(settings));
  }

  /** The dialect. */
  public static Part of(DjoserSettings settings) {
    return new Part("djoser", words(settings), switches(settings));
  }

  private static Map<String, String> words(DjoserSettings settings) {
    List<String> prefixes = settings.tokenPrefixes();
    return Map.of(
        "$prefix",
        settings.prefix(),
        "$login",
        settings.loginField() == LoginField.EMAIL ? "email" : "username",
        "$tokenPrefixes",
        prefixes.stream().map(p -> '`' + p + '`').collect(Collectors.joining(", ")),
        "$tokenPrefix",
        prefixes.isEmpty() ? "Bearer" : prefixes.getFirst());
  }

  private static Set<String> switches(DjoserSettings settings) {
    Set<String> on = new HashSet<>();
    add(on, "login-by-email", settings.loginField() == LoginField.EMAIL);
    add(on, "bearer", settings.tokenPrefixes().contains("Bearer"));
    add(on, "send-activation-email", settings.sendActivationEmail());
    add(on, "user-create-password-retype", settings.userCreatePasswordRetype());
    add(on, "set-password-retype", settings.setPasswordRetype());
    add(on, "password-reset-confirm-retype", settings.passwordResetConfirmRetype());
    add(on, "set-username-retype", settings.setUsernameRetype());
    add(on, "username-reset-confirm-retype", settings.usernameResetConfirmRetype());
    add(on, "first-name-required", settings.requiredFields().contains("first_name"));
    add(on, "last-name-required", settings.requiredFields().contains("last_name"));
    return on;
  }

  private static void add(Set<String> on, String name, boolean holds) {
    if (holds) {
      on.add(name);
    }
  }
}
