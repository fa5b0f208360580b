package dev.vestibule.ui.console.operations;

import dev.vestibule.platform.http.Language;
import dev.vestibule.ui.console.ConsoleWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Moments in words, as seen from now. */
public record Times(ConsoleWords words, ZoneId zone, Instant now) {
  private Locale locale() {
    return words.language() == Language.EN ? Locale.UK : Locale.FRANCE;
  }

  /** Such as {@code 5 min ago} or {@code in 2 h}; far ones by their day. */
  public String near(Instant moment) {
    Duration past = Duration.between(moment, now);
    boolean coming = past.isNegative();
    Duration away = past.abs();
    if (away.toSeconds() < 60) {
      return words.get(coming ? "in.moment" : "ago.moment");
    }
    String way = coming ? "in." : "ago.";
    if (away.toMinutes() < 60) {
      return words.get(way + "minutes", away.toMinutes());
    }
    if (away.toHours() < 48) {
      return words.get(way + "hours", away.toHours());
    }
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
        .withLocale(locale())
        .format(moment.atZone(zone));
  }

  /** Day and time to the second, with the zone. */
  public String full(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
        .withLocale(locale())
        .format(moment.atZone(zone));
  }

  /** A length of time in its largest units. */
  public String length(long seconds) {
    if (seconds < 60) {
      return words.get("length.seconds", seconds);
    }
    return seconds < 3600
        ? words.get("length.minutes", seconds / 60)
        : words.get("length.hours", seconds / 3600, seconds % 3600 / 60);
  }
}
