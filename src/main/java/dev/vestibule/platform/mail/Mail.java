package dev.vestibule.platform.mail;

import dev.vestibule.platform.http.Language;
import java.time.Instant;

/**
 * One mail, ready to leave.
 *
 * @param messageId with angle brackets; the same at every try
 * @param subject one line, any language
 * @param text the plain text
 * @param html the same as HTML; empty when there is none
 * @param date when it was written
 */
public record Mail(
    String messageId,
    MailAddress from,
    MailAddress to,
    String subject,
    String text,
    String html,
    Language language,
    Instant date) {

  /**
   * @throws IllegalArgumentException when a header value is more than one line
   */
  public Mail {
    Lines.one("Message-ID", messageId);
    Lines.one("subject", subject);
  }
}
