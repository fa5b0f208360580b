package dev.vestibule.platform.sms;

import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One text message, ready to leave.
 *
 * @param id the same at every try, for gateways that know a repeated request by it
 * @param from a number in E.164 or a registered name; empty where the gateway knows it
 * @param to the number in E.164
 * @param text at most {@link #LONGEST} characters; gateways cut long ones into several messages
 * @param date when it was written
 */
public record Sms(
    String id, Optional<String> from, String to, String text, Language language, Instant date) {
  /** The longest text in UTF-16 units; Twilio takes no longer one. */
  public static final int LONGEST = 1600;

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /**
   * @throws IllegalArgumentException when the number or the text is not as it must be
   */
  public Sms {
    requireNumber(to);
    requireText(text);
  }

  /**
   * Lets a number pass that is written as ITU-T E.164 says, such as +33600000001.
   *
   * @throws IllegalArgumentException otherwise; without the number
   */
  public static String requireNumber(String number) {
    if (!E164.matcher(number).matches()) {
      throw new IllegalArgumentException(
          "a telephone number has the form +33600000001: plus, country code, 7 to 15 digits");
    }
    return number;
  }

  /**
   * Lets a text pass that can be sent.
   *
   * @throws IllegalArgumentException otherwise; without the text
   */
  public static String requireText(String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a text message has 1 to " + LONGEST + " characters");
    }
    return text;
  }

  /** Without number and text: the text often is a code. */
  @Override
  public String toString() {
    return "Sms[" + id + "]";
  }
}
