package dev.vestibule.platform.config;

import dev.vestibule.platform.config.SettingsRules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules about one mount of djoser's API. */
final class DjoserRules {
  /** Claims that mean something else in every token. */
  private static final Set<String> RESERVED =
      Set.of("token_type", "exp", "iat", "jti", "sid", "scope", "iss", "aud");

  private static final Set<Integer> STATUSES = Set.of(200, 204, 205);
  private static final String STATUS = "must be 200, 204 or 205";

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
    require(
        djoser.protocol().filter(p -> !Set.of("http", "https").contains(p)).isEmpty(),
        "protocol",
        "must be http or https");
    djoser.paths().problems().forEach(problem -> require(false, "routes", problem));
    require(
        Set.of("username", "first_name", "last_name", "full_name")
            .containsAll(djoser.requiredFields()),
        "required-fields",
        "takes username, first_name, last_name and full_name alone");
    members();
    claims();
    answers();
    cookies();
    require(
        !settings.accounts().concealExistence() || djoser.sendActivationEmail(),
        "send-activation-email",
        "must be true with accounts.conceal-existence: an account that signs in at once tells that"
            + " its address was free");
    return findings;
  }

  private void members() {
    djoser
        .members()
        .problems(djoser.fields())
        .forEach(problem -> require(false, "fields", problem));
    require(
        djoser.members().of("email").needed() || !djoser.sendActivationEmail(),
        "fields",
        "cannot leave email optional while send-activation-email is true");
    require(
        djoser.login() == LoginField.EMAIL || djoser.members().of("username").shown(),
        "login-field",
        "must be email where accounts have no username");
  }

  private void claims() {
    require(
        !RESERVED.contains(djoser.tokenUserClaim())
            && djoser.tokenUserClaim().matches("[A-Za-z_][A-Za-z0-9_:/.-]*"),
        "token-user-claim",
        "must be a name, and none of " + String.join(", ", RESERVED.stream().sorted().toList()));
  }

  private void answers() {
    for (String member : djoser.jwtAnswer().values()) {
      require(
          member.equals("account")
              || AccountMembers.KNOWN.contains(member)
              || settings.profile().fields().containsKey(member),
          "jwt-answer",
          "knows no member \"" + member + "\"");
    }
    require(STATUSES.contains(djoser.jwtBlacklistStatus()), "jwt-blacklist-status", STATUS);
    require(STATUSES.contains(djoser.logoutStatus()), "logout-status", STATUS);
  }

  private void cookies() {
    TokenCookieSettings cookies = djoser.cookies();
    require(
        DialectRules.areNames(cookies.access(), cookies.refresh())
            && !cookies.access().equals(cookies.refresh()),
        "cookies.access",
        "and cookies.refresh must be two different names of letters, digits, - and _");
    require(cookies.path().matches("/[!-:<-~]*"), "cookies.path", "must start with a slash");
    require(
        cookies.domain().filter(domain -> !domain.matches("[A-Za-z0-9.-]+")).isEmpty(),
        "cookies.domain",
        "must be a host such as example.org");
    require(
        cookies.sameSite() != SameSite.NONE || cookies.secure().orElse(true),
        "cookies.secure",
        "cannot be false with same-site none: browsers refuse such cookies");
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
