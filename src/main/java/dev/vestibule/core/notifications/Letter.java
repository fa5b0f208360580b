package dev.vestibule.core.notifications;

import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.mail.MailAddress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail to somebody, before it is worded.
 *
 * @param template one of {@link MailTemplates#NAMES}; {@code message} is an operator's own words,
 *     in English alone
 * @param language what it is worded in
 * @param recipient the stored address as it is; mail goes nowhere else
 * @param accountId whose mail it is, or null
 * @param values what the template fills in: {@code username} always, {@code url} where there is a
 *     link; of already-registered {@code state}, the account's; of a telephone-code {@code code}
 *     and {@code minutes}; of an event what {@link AccountEvents} tells; of a message {@code
 *     subject}, {@code text} and, for another sender than the setting mail.from, {@code from};
 *     {@code site}, {@code protocol} and {@code domain} come from the settings
 * @param expires when it would be useless (a link's end), or null
 */
public record Letter(
    String template,
    Language language,
    String recipient,
    @Nullable Long accountId,
    Map<String, String> values,
    @Nullable Instant expires) {

  /**
   * @throws IllegalArgumentException when the recipient is no address or holds a line break
   */
  public Letter {
    MailAddress.plain(recipient);
    values = Map.copyOf(values);
  }

  /** The letter that the outbox kept. */
  static Letter of(Entry entry) {
    return new Letter(
        entry.event(),
        entry.language(),
        entry.recipient(),
        entry.accountId(),
        entry.content(),
        entry.expires());
  }

  /** As the outbox keeps it from that moment on. */
  Entry entry(String id, String messageId, Instant now) {
    return new Entry(
        id,
        Channel.MAIL,
        template,
        language,
        recipient,
        accountId,
        values,
        messageId,
        0,
        now,
        expires);
  }
}
