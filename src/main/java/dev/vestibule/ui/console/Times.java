package dev.vestibule.ui.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Moments as the console writes them, all in UTC. */
final class Times {
  private Times() {}

  /** Short, for tables: near ones by how long ago they were, others by their day. */
  static String brief(Instant moment, Instant now, ConsoleWords words) {
    Duration past = Duration.between(moment, now);
    if (past.isNegative()) {
      return day(moment, now, words);
    }
    if (past.toMinutes() < 2) {
      return words.get("ago.now");
    }
    if (past.toHours() < 1) {
      return words.get("ago.minutes", past.toMinutes());
    }
    return past.toHours() < 24 ? words.get("ago.hours", past.toHours()) : day(moment, now, words);
  }

  private static String day(Instant moment, Instant now, ConsoleWords words) {
    ZonedDateTime there = moment.atZone(ZoneOffset.UTC);
    boolean thisYear = there.getYear() == now.atZone(ZoneOffset.UTC).getYear();
    return format(there, thisYear ? "d MMM" : "d MMM yyyy", words);
  }

  /** To the minute. */
  static String full(Instant moment, ConsoleWords words) {
    return format(moment.atZone(ZoneOffset.UTC), "d MMM yyyy, HH:mm 'UTC'", words);
  }

  private static String format(ZonedDateTime moment, String pattern, ConsoleWords words) {
    return DateTimeFormatter.ofPattern(pattern, words.locale()).format(moment);
  }
}
