package dev.vestibule.cli;

import dev.vestibule.platform.config.MailTransport;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.mail.MailAddress;
import java.util.ArrayList;
import java.util.List;

/** Settings that are allowed and yet seldom meant. */
final class SettingsCheck {
  private SettingsCheck() {}

  static List<Finding> of(Settings settings) {
    List<Finding> findings = new ArrayList<>();
    if (settings.site().name().equals("Example")) {
      findings.add(Finding.warn("settings", "mails and pages call you Example", "set site.name"));
    }
    if (settings.mode() == Mode.PRODUCTION && !settings.publicUrl().startsWith("https://")) {
      findings.add(
          Finding.warn(
              "settings",
              "production without https: passwords can be read on their way",
              "set server.public-url to an https address"));
    }
    if (settings.mode() == Mode.PRODUCTION && settings.codes().length() < 6) {
      int length = settings.codes().length();
      findings.add(
          Finding.warn(
              "settings",
              "codes of " + length + " digits are easily guessed over many accounts",
              "set codes.length to 6"));
    }
    boolean leaves = settings.mailTransport() != MailTransport.INBOX;
    if (leaves && MailAddress.parse(settings.mail().from()).domain().equals("localhost")) {
      findings.add(
          Finding.warn(
              "settings", "mail from localhost is refused nearly everywhere", "set mail.from"));
    }
    return findings.isEmpty() ? List.of(Finding.ok("settings", "nothing unusual")) : findings;
  }
}
