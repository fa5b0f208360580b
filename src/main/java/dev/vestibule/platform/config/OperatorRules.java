package dev.vestibule.platform.config;

import dev.vestibule.platform.config.SettingsRules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The rules about webhooks, figures and traces. */
final class OperatorRules {
  private static final int SHORTEST_TOKEN = 16;
  private static final Pattern HEADER =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \\t]*:[ \\t]*[ -~]*");

  private OperatorRules() {}

  static List<Finding> check(Settings settings) {
    List<Finding> findings = new ArrayList<>();
    networks(findings, "webhooks.allow-networks", settings.webhooks().allowNetworks());
    networks(findings, "metrics.networks", settings.metrics().networks());
    if (settings.metrics().token().filter(token -> token.length() < SHORTEST_TOKEN).isPresent()) {
      findings.add(new Finding("metrics.token", "must have at least 16 characters"));
    }
    for (String line : settings.tracing().headers()) {
      if (!HEADER.matcher(line).matches()) {
        findings.add(
            new Finding("tracing.headers", "each must be Name: value, in ASCII and on one line"));
      }
    }
    return findings;
  }

  private static void networks(List<Finding> findings, String key, List<String> networks) {
    for (String network : networks) {
      if (!SettingsRules.isNetwork(network)) {
        findings.add(
            new Finding(
                key, "\"" + network + "\" is neither an address nor a network such as 10.0.0.0/8"));
      }
    }
  }
}
