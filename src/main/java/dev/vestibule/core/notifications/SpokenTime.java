package dev.vestibule.core.notifications;

import dev.vestibule.platform.http.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Moments as people say them: "1 March 2026 at 11:00 (CET)", "1er mars 2026 à 11:00 (CET)".
 *
 * @param zone the site's time zone
 */
record SpokenTime(ZoneId zone) {
  String of(Instant moment, Language language) {
    ZonedDateTime time = moment.atZone(zone);
    return switch (language) {
      case EN -> spoken(time, "d MMMM uuuu 'at' HH:mm (zzz)", Locale.ENGLISH);
      case FR -> {
        String day = time.getDayOfMonth() == 1 ? "d'er'" : "d";
        yield spoken(time, day + " MMMM uuuu 'à' HH:mm (zzz)", Locale.FRENCH);
      }
    };
  }

  private static String spoken(ZonedDateTime time, String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(time);
  }
}
