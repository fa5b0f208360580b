package dev.vestibule.core.notifications;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Language;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Every mail and text message as it would look now, with the operator's own templates. */
public final class Previews {
  private final MailTemplates templates;
  private final Map<String, Function<Language, String>> texts;
  private final String base;
  private final ZoneId zone;

  /**
   * @param texts what text messages say, by name
   */
  public Previews(Settings settings, Map<String, Function<Language, String>> texts) {
    this.templates = new MailTemplates(settings);
    this.texts = new TreeMap<>(texts);
    this.base = settings.linkBase();
    this.zone = ZoneId.of(settings.site().timeZone());
  }

  /** One kind of message. */
  public record Kind(Channel channel, String name, List<Language> languages) {
    public Kind {
      languages = List.copyOf(languages);
    }
  }

  /**
   * A message with sample values.
   *
   * @param subject empty of a text message
   * @param html empty of a text message
   */
  public record Preview(Kind kind, Language language, String subject, String text, String html) {}

  /** All kinds: mails and then text messages, each in the order of names. */
  public List<Kind> kinds() {
    List<Kind> kinds = new java.util.ArrayList<>();
    for (String name : new TreeSet<>(MailTemplates.NAMES)) {
      kinds.add(new Kind(Channel.MAIL, name, MailSamples.languages(name)));
    }
    for (String name : texts.keySet()) {
      kinds.add(new Kind(Channel.SMS, name, List.of(Language.values())));
    }
    return List.copyOf(kinds);
  }

  /** The message in that language; in its only one where it has no other. */
  public Optional<Preview> preview(Channel channel, String name, Language language) {
    return kinds().stream()
        .filter(kind -> kind.channel() == channel && kind.name().equals(name))
        .findFirst()
        .map(kind ->
            shown(
                kind,
                kind.languages().contains(language) ? language : kind.languages().getFirst()));
  }

  private Preview shown(Kind kind, Language language) {
    Function<Language, String> text = texts.get(kind.name());
    if (kind.channel() == Channel.SMS && text != null) {
      return new Preview(kind, language, "", text.apply(language), "");
    }
    MailTemplates.Wording words =
        templates.word(MailSamples.letter(kind.name(), language, base, zone));
    return new Preview(kind, language, words.subject(), words.text(), words.html());
  }
}
