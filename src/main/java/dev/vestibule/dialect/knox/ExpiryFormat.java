package dev.vestibule.dialect.knox;

import dev.vestibule.dialect.drf.Moments;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knox's EXPIRY_DATETIME_FORMAT: ISO 8601, or a pattern of Python's strftime, in UTC. */
record ExpiryFormat(String pattern) {
  private static final Map<Character, String> DIRECTIVES =
      Map.ofEntries(
          Map.entry('Y', "uuuu"),
          Map.entry('y', "uu"),
          Map.entry('m', "MM"),
          Map.entry('d', "dd"),
          Map.entry('H', "HH"),
          Map.entry('I', "hh"),
          Map.entry('M', "mm"),
          Map.entry('S', "ss"),
          Map.entry('f', "SSSSSS"),
          Map.entry('p', "a"),
          Map.entry('j', "DDD"),
          Map.entry('a', "EEE"),
          Map.entry('A', "EEEE"),
          Map.entry('b', "MMM"),
          Map.entry('B', "MMMM"),
          Map.entry('z', "xx"),
          Map.entry('Z', "'UTC'"));

  /** The moment as text; null stays null. */
  @Nullable String of(@Nullable Instant moment) {
    if (moment == null) {
      return null;
    }
    return pattern.equals("iso-8601") ? Moments.iso(moment) : strftime(moment);
  }

  private String strftime(Instant moment) {
    ZonedDateTime time = moment.atZone(ZoneOffset.UTC);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char next = pattern.charAt(at);
      boolean directive = next == '%' && at + 1 < pattern.length();
      text.append(directive ? directive(pattern.charAt(++at), time) : next);
    }
    return text.toString();
  }

  private static String directive(char letter, ZonedDateTime time) {
    String java = DIRECTIVES.get(letter);
    if (java == null) {
      return letter == '%' ? "%" : "%" + letter;
    }
    try {
      return DateTimeFormatter.ofPattern(java, Locale.ENGLISH).format(time);
    } catch (DateTimeException e) {
      throw new IllegalStateException("%" + letter, e);
    }
  }
}
