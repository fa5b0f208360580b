package dev.vestibule.core.notifications;

import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.sms.Sms;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text message to somebody, worded.
 *
 * @param event why it is sent, such as telephone-code; shown in logs
 * @param language what it is worded in
 * @param recipient the number in E.164
 * @param accountId whose message it is, or null
 * @param text at most {@link Sms#LONGEST} characters; often holds a code
 * @param expires when it would be useless (a code's end), or null
 */
public record TextMessage(
    String event,
    Language language,
    String recipient,
    @Nullable Long accountId,
    String text,
    @Nullable Instant expires) {

  /** The name that the text has in the sealed content. */
  static final String TEXT = "text";

  /**
   * @throws IllegalArgumentException when the number is not in E.164, or the text blank or too long
   */
  public TextMessage {
    Sms.requireNumber(recipient);
    Sms.requireText(text);
  }

  /** As the outbox keeps it from that moment on. */
  Entry entry(String id, Instant now) {
    return new Entry(
        id,
        Channel.SMS,
        event,
        language,
        recipient,
        accountId,
        Map.of(TEXT, text),
        id,
        0,
        now,
        expires);
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "TextMessage[" + event + "]";
  }
}
