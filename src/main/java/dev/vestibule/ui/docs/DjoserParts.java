package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.LoginField;
import dev.vestibule.platform.config.MemberUse;
import dev.vestibule.platform.config.Mount;
import dev.vestibule.platform.config.UserIdField;
import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.HashMap;
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

  /** The dialect at one of its mounts. */
  public static Part of(Mount mount) {
    DjoserSettings settings = mount.settings().dialects().djoser();
    Map<String, String> words = new HashMap<>(words(settings));
    words.put("$blacklistStatus", Integer.toString(settings.jwtBlacklistStatus()));
    words.put("$logoutStatus", Integer.toString(settings.logoutStatus()));
    boolean byEmail = settings.naturalName() == LoginField.EMAIL;
    words.put("$natural", byEmail ? "email" : "username");
    words.put("$newName", byEmail ? "countess@example.org" : "countess");
    words.put("$jwtAnswer", jwtAnswer(settings));
    words.putAll(MountWords.of("djoser", mount.name(), settings.prefix(), settings.paths()));
    return new Part("djoser", words, switches(settings));
  }

  private static String jwtAnswer(DjoserSettings settings) {
    return settings.jwtAnswer().isEmpty()
        ? "The tokens."
        : "The tokens, and beside them " + String.join(", ", settings.jwtAnswer().keySet()) + ".";
  }

  private static Map<String, String> words(DjoserSettings settings) {
    List<String> prefixes = settings.tokenPrefixes();
    return Map.of(
        "$login",
        settings.login() == LoginField.EMAIL ? "email" : "username",
        "$tokenPrefixes",
        prefixes.stream().map(p -> '`' + p + '`').collect(Collectors.joining(", ")),
        "$tokenPrefix",
        prefixes.isEmpty() ? "Bearer" : prefixes.getFirst());
  }

  private static Set<String> switches(DjoserSettings settings) {
    Set<String> on = new HashSet<>();
    add(on, "login-by-email", settings.login() == LoginField.EMAIL);
    add(on, "bearer", settings.tokenPrefixes().contains("Bearer"));
    add(on, "send-activation-email", settings.sendActivationEmail());
    add(on, "user-create-password-retype", settings.userCreatePasswordRetype());
    add(on, "set-password-retype", settings.setPasswordRetype());
    add(on, "password-reset-confirm-retype", settings.passwordResetConfirmRetype());
    add(on, "set-username-retype", settings.setUsernameRetype());
    add(on, "username-reset-confirm-retype", settings.usernameResetConfirmRetype());
    settings
        .members()
        .uses()
        .forEach((member, use) -> {
          add(on, "shows-" + member, use.shown());
          add(on, "takes-" + member, use.taken());
          add(on, "needs-" + member, use.needed());
          add(on, "changes-" + member, use.changed());
        });
    add(on, "cookies", settings.cookies().enabled());
    add(on, "no-cookies", !settings.cookies().enabled());
    add(on, "tokens-in-body", !settings.cookies().enabled() || settings.cookies().inBody());
    add(on, "blacklist-with-body", settings.jwtBlacklistStatus() == 200);
    add(on, "logout-with-body", settings.logoutStatus() == 200);
    add(on, "id-is-number", settings.userIdField() == UserIdField.ID);
    add(on, "update-needs-email", settings.members().of("email") == MemberUse.REQUIRED);
    return on;
  }

  private static void add(Set<String> on, String name, boolean holds) {
    if (holds) {
      on.add(name);
    }
  }
}
