package dev.vestibule.platform.config;

import dev.vestibule.platform.config.SettingsRules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules about the dialects and their mounts. */
final class DialectRules {
  static final String MOUNT =
      "must start with a slash and not end with one, of letters, digits and . _ ~ - otherwise";

  private final Settings settings;
  private final List<Finding> findings = new ArrayList<>();

  private DialectRules(Settings settings) {
    this.settings = settings;
  }

  static List<Finding> check(Settings settings) {
    DialectRules rules = new DialectRules(settings);
    rules.djoser();
    rules.knox();
    rules.signup();
    rules.v1();
    rules.findings.addAll(PathRules.check(settings));
    return rules.findings;
  }

  private void require(boolean kept, String key, String rule) {
    if (!kept) {
      findings.add(new Finding(key, rule));
    }
  }

  /** Whether routes may stand behind it: empty for the root. */
  static boolean isMount(String path) {
    return path.matches("(/[A-Za-z0-9._~-]+)*");
  }

  private void djoser() {
    for (Mount mount : Mount.djoser(settings)) {
      DjoserSettings djoser = mount.settings().dialects().djoser();
      findings.addAll(new DjoserRules(settings, mount).check());
      require(isMount(djoser.prefix()), mount.key("dialects.djoser", "prefix"), MOUNT);
    }
  }

  private void knox() {
    for (Mount mount : Mount.knox(settings)) {
      KnoxSettings knox = mount.settings().dialects().knox();
      require(isMount(knox.prefix()), mount.key("dialects.knox", "prefix"), MOUNT);
      require(
          knox.authTokenCharacterLength() % 2 == 0,
          mount.key("dialects.knox", "auth-token-character-length"),
          "must be even: two characters hold a byte");
      require(
          !knox.authHeaderPrefix().isEmpty() && areWords(knox.authHeaderPrefix()),
          mount.key("dialects.knox", "auth-header-prefix"),
          "must name at least one word of ASCII characters");
      accounts(mount, knox);
      routes(mount, "dialects.knox", knox.paths());
    }
  }

  private void accounts(Mount mount, KnoxSettings knox) {
    knox.members()
        .problems(knox.fields())
        .forEach(problem -> require(false, mount.key("dialects.knox", "fields"), problem));
    require(
        knox.loginField() == LoginField.EMAIL || knox.members().of("username").taken(),
        mount.key("dialects.knox", "login-field"),
        "cannot be username while nobody gives one");
    require(
        !knox.registerSignsIn() || !settings.accounts().concealExistence(),
        mount.key("dialects.knox", "register-signs-in"),
        "cannot be true with accounts.conceal-existence: nobody's address is proven then");
  }

  private void routes(Mount mount, String section, RoutePaths paths) {
    paths.problems().forEach(problem -> require(false, mount.key(section, "routes"), problem));
  }

  /** Whether cookies can be called so. */
  static boolean areNames(String... names) {
    return List.of(names).stream().allMatch(name -> name.matches("[A-Za-z0-9_-]+"));
  }

  static boolean areWords(List<String> words) {
    return words.stream().allMatch(word -> word.matches("[!-~]+"));
  }

  private void signup() {
    for (Mount mount : Mount.signup(settings)) {
      SignupSettings signup = mount.settings().dialects().signup();
      require(isMount(signup.prefix()), mount.key("dialects.signup", "prefix"), MOUNT);
      routes(mount, "dialects.signup", signup.paths());
      page(mount, "verify-email", "verify-email-url", signup.verifyEmailUrl(), signup);
      page(
          mount,
          "password-reset-confirm",
          "password-reset-confirm-url",
          signup.passwordResetConfirmUrl(),
          signup);
    }
  }

  /** Where a mail's link leads: a page of the front end's, or the route of this API. */
  private void page(
      Mount mount, String route, String setting, Optional<String> url, SignupSettings signup) {
    String key = mount.key("dialects.signup", setting);
    url.ifPresent(address -> page(key, address));
    require(
        url.isPresent() || signup.paths().served().contains(route),
        key,
        "is required while the route " + route + " is off");
  }

  private void v1() {
    V1Settings v1 = settings.dialects().v1();
    require(
        isMount(v1.prefix()) && !v1.prefix().isEmpty(),
        "dialects.v1.prefix",
        "must start with a slash, not end with one, and not be empty");
    v1.activationUrl().ifPresent(url -> page("dialects.v1.activation-url", url));
    v1.passwordResetUrl().ifPresent(url -> page("dialects.v1.password-reset-url", url));
  }

  private void page(String key, String address) {
    require(isLink(address), key, "must hold both {uid} and {token}");
  }

  static boolean isLink(String address) {
    return address.contains("{uid}") && address.contains("{token}");
  }
}
