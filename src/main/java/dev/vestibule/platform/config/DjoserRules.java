package dev.vestibule.platform.config;

import dev.vestibule.platform.config.SettingsRules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules about one mount of djoser's API. */
final class DjoserRules {
  private final Settings settings;
  private final Mount mount;
  private final DjoserSettings djoser;
  private final List<Finding> findings = new ArrayList<>();

  DjoserRules(Settings settings, Mount mount) {
    this.settings = settings;
    this.mount = mount;
    this.djoser = mount.settings().dialects().djoser();
  }

  List<Finding> check() {
    words();
    link("activation-url", djoser.activationUrl());
    link("password-reset-confirm-url", djoser.passwordResetConfirmUrl());
    link("username-reset-confirm-url", djoser.usernameResetConfirmUrl());
    djoser.paths().problems().forEach(problem -> require(false, "routes", problem));
    require(
        Set.of("username", "first_name", "last_name", "full_name")
            .containsAll(djoser.requiredFields()),
        "required-fields",
        "takes username, first_name, last_name and full_name alone");
    members();
    require(
        !settings.accounts().concealExistence() || djoser.sendActivationEmail(),
        "send-activation-email",
        "must be true with accounts.conceal-existence: an account that signs in at once tells that"
            + " its address was free");
    return findings;
  }

  private void members() {
    AccountMembers.problems(djoser.fields()).forEach(problem -> require(false, "fields", problem));
    require(
        djoser.members().of("email").needed() || !djoser.sendActivationEmail(),
        "fields",
        "cannot leave email optional while send-activation-email is true");
    require(
        djoser.login() == LoginField.EMAIL || djoser.members().of("username").shown(),
        "login-field",
        "must be email where accounts have no username");
  }

  private void words() {
    require(
        !djoser.tokenPrefixes().isEmpty() && DialectRules.areWords(djoser.tokenPrefixes()),
        "token-prefixes",
        "must name at least one word of ASCII characters");
    require(
        DialectRules.areWords(djoser.storedTokenPrefixes()),
        "stored-token-prefixes",
        "must be words of ASCII characters");
  }

  private void link(String setting, String address) {
    require(DialectRules.isLink(address), setting, "must hold both {uid} and {token}");
  }

  private void require(boolean kept, String setting, String rule) {
    if (!kept) {
      findings.add(new Finding(mount.key("dialects.djoser", setting), rule));
    }
  }
}
