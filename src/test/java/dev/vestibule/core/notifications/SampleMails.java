package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Every mail as docs/mails.md shows it. */
final class SampleMails {
  private static final Instant WHEN = Instant.parse("2026-05-21T14:04:00Z");
  private static final Instant DUE = Instant.parse("2026-06-04T14:04:00Z");
  private static final String TOKEN = "kJ5sJq0hYc3vX2rT8mWzP4nLb7dGf9aQe1uRi6oVtHx";
  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("activation", "activate/MTc/" + TOKEN),
          Map.entry("verify-email", "auth/verify-email/MTc/" + TOKEN + "/"),
          Map.entry("reset-link", "auth/password_reset_confirm/MTc/" + TOKEN + "/"),
          Map.entry("confirmation", ""),
          Map.entry("deletion-scheduled", "deletion/undo/MTc/" + TOKEN + "/"),
          Map.entry("device-proof", "signin/proof/MTc/" + TOKEN + "/"),
          Map.entry("email-change", "activate/MTc/" + TOKEN),
          Map.entry("email-left", "email/undo/MTc/" + TOKEN + "/"),
          Map.entry("invitation", "password/reset/confirm/MTc/" + TOKEN),
          Map.entry("password-reset", "password/reset/confirm/MTc/" + TOKEN),
          Map.entry("username-reset", "username/reset/confirm/MTc/" + TOKEN));

  private final MailTemplates templates;

  SampleMails() {
    Settings settings =
        switch (SettingsReader.read(
            Sources.ofFlags("--site-name=Example", "--server-public-url=https://example.org"))) {
          case SettingsOutcome.Loaded(Settings loaded, var _) -> loaded;
          case SettingsOutcome.Refused(var problems) ->
              throw new IllegalStateException(problems.toString());
        };
    this.templates = new MailTemplates(settings);
  }

  /** The names of all mails, in order. */
  static List<String> names() {
    return List.copyOf(new TreeSet<>(MailTemplates.NAMES));
  }

  /** An operator's own words are in the language that they write. */
  static List<Language> languages(String name) {
    return name.equals("message") ? List.of(Language.EN) : List.of(Language.values());
  }

  MailTemplates.Wording word(String name, Language language) {
    Map<String, String> values =
        new HashMap<>(
            Map.of(
                "username", "camille",
                "name", "Camille Laurent",
                "when", new SpokenTime(ZoneId.of("Europe/Paris")).of(WHEN, language),
                "masked", name.equals("email-left") ? "c…@example.net" : "c…@example.org",
                "browser", "Firefox",
                "system", "Windows",
                "address", "198.51.100.23"));
    values.put("due", new SpokenTime(ZoneId.of("Europe/Paris")).of(DUE, language));
    values.putAll(
        Map.of(
            "code", PAGES.containsKey(name) ? "071942" : "0719",
            "minutes", "10",
            "token", TOKEN,
            "state", "active",
            "by", "owner",
            "subject", "Maintenance on Sunday",
            "text", "Hello Camille,\n\nwe are away on Sunday from 6 to 7 in the morning."));
    if (PAGES.containsKey(name)) {
      values.put("url", "https://example.org/" + PAGES.get(name));
    }
    return templates.word(new Letter(name, language, "camille@example.org", null, values, null));
  }
}
