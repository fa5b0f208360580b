package dev.vestibule.platform.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of {@link TakeoverSettings}. */
final class TakeoverRules {
  private static final Pattern REQUEST = Pattern.compile("(\\*|[A-Z]{3,10}) /[^\\s?#*]*\\*?");
  private static final Pattern SAFE = Pattern.compile("(GET|HEAD) .*");

  private TakeoverRules() {}

  static List<SettingsRules.Finding> check(TakeoverSettings settings) {
    List<SettingsRules.Finding> findings = new ArrayList<>();
    boolean any = !settings.routes().isEmpty() || !settings.shadow().isEmpty();
    if (any && settings.upstream().isEmpty()) {
      add(findings, "upstream", "is needed as long as requests are handed on");
    }
    if (settings.upstream().filter(address -> !plain(address)).isPresent()) {
      add(findings, "upstream", "is http:// or https:// with a host, and nothing behind it");
    }
    String form = "is a method and a path, such as GET /users/me/ or POST /auth/*";
    if (!settings.routes().stream().allMatch(text -> REQUEST.matcher(text).matches())) {
      add(findings, "routes", form);
    }
    if (!settings.shadow().stream().allMatch(text -> REQUEST.matcher(text).matches())) {
      add(findings, "shadow", form);
    } else if (!settings.shadow().stream().allMatch(text -> SAFE.matcher(text).matches())) {
      add(findings, "shadow", "takes GET and HEAD alone: others would be done twice");
    }
    return findings;
  }

  private static boolean plain(URI address) {
    return String.valueOf(address.getScheme()).matches("https?")
        && address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && String.valueOf(address.getRawPath()).matches("/?");
  }

  private static void add(List<SettingsRules.Finding> findings, String name, String rule) {
    findings.add(new SettingsRules.Finding("takeover." + name, rule));
  }
}
