package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.http.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;

/** Every mail as docs/mails.md shows it. */
final class SampleMails {
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
    return MailSamples.languages(name);
  }

  MailTemplates.Wording word(String name, Language language) {
    return templates.word(
        MailSamples.letter(name, language, "https://example.org", ZoneId.of("Europe/Paris")));
  }
}
