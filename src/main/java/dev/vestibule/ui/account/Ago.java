package dev.vestibule.ui.account;

import dev.vestibule.ui.pages.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** How long ago something was: near times in minutes and hours, far ones by their day (UTC). */
final class Ago {
  private Ago() {}

  static String of(Instant moment, Instant now, Words words) {
    Duration past = Duration.between(moment, now);
    if (past.toMinutes() < 2) {
      return words.get("ago.now");
    }
    if (past.toHours() < 1) {
      return words.get("ago.minutes", past.toMinutes());
    }
    if (past.toHours() < 24) {
      return words.get(past.toHours() == 1 ? "ago.hour" : "ago.hours", past.toHours());
    }
    return words.get("ago.day", day(moment, words));
  }

  /** The day, such as 21 November 2026. */
  static String day(Instant moment, Words words) {
    Locale locale = words.tag().equals("en") ? Locale.UK : Locale.forLanguageTag(words.tag());
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(moment.atOffset(ZoneOffset.UTC));
  }
}
