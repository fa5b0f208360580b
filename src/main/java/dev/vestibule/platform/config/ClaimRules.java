package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code tokens.claims} may say: a token is read by whoever gets hold of it. */
final class ClaimRules {
  static final String KEY = "tokens.claims";

  /** What tokens say already, or what RFC 7519, RFC 9068 and OpenID Connect give a meaning. */
  private static final Set<String> REGISTERED =
      Set.of(
          ("iss sub aud exp nbf iat jti sid scope token_type user_id client_id azp typ cnf act"
                  + " may_act auth_time nonce acr amr at_hash c_hash active")
              .split(" ", -1));

  private final ProfileSettings profile;
  private final List<SettingsRules.Finding> findings = new ArrayList<>();

  private ClaimRules(ProfileSettings profile) {
    this.profile = profile;
  }

  static List<SettingsRules.Finding> check(Settings settings) {
    ClaimRules rules = new ClaimRules(settings.profile());
    settings.tokens().claims().forEach(rules::claim);
    return rules.findings;
  }

  private void claim(String name, String source) {
    if (name.isBlank() || name.length() > 100) {
      refuse(name, "is no name of a claim; one has 1 to 100 characters");
    } else if (REGISTERED.contains(name)) {
      refuse(name, "is a claim that tokens have already and cannot be another");
    }
    switch (ClaimSource.of(source).orElse(null)) {
      case null -> refuse(name, "cannot be \"" + source + "\"; it takes " + ClaimSource.words());
      case ClaimSource.Profile(String field) -> profile(name, field);
      case ClaimSource.Member member when member == ClaimSource.Member.OFF ->
          require(name.equals("groups"), name, "cannot be off: no token has it by itself");
      case ClaimSource.Member _ -> {}
    }
  }

  private void profile(String name, String field) {
    FieldDeclaration declared = profile.fields().get(field);
    if (declared == null) {
      refuse(name, "cannot be profile." + field + ": there is no such profile field");
      return;
    }
    require(
        !declared.encrypted(),
        name,
        "cannot be profile." + field + ": the field is encrypted, and tokens are not");
    require(
        declared.read().containsAll(Set.of(FieldRole.SELF, FieldRole.STAFF)),
        name,
        "cannot be profile." + field + ": not everybody with a token may read the field");
    require(
        declared.type() != FieldType.IMAGE,
        name,
        "cannot be profile." + field + ": it is a picture");
  }

  private void require(boolean kept, String name, String rule) {
    if (!kept) {
      refuse(name, rule);
    }
  }

  private void refuse(String name, String rule) {
    findings.add(new SettingsRules.Finding(KEY, "the claim \"" + name + "\" " + rule));
  }
}
