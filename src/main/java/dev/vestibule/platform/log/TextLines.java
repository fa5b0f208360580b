package dev.vestibule.platform.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;

/** Lines for people: local time, level, the logger's last name, the message. */
final class TextLines extends Formatter {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final DateTimeFormatter time;

  TextLines(ZoneId zone) {
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone);
  }

  @Override
  public String format(LogRecord entry) {
    String logger = shortName(String.valueOf(entry.getLoggerName()));
    String start = time.format(entry.getInstant()) + " " + Levels.padded(entry.getLevel());
    return start + " " + logger + ": " + oneLine(formatMessage(entry)) + "\n" + stack(entry);
  }

  /** A line break in a message would let a client forge a line of its own. */
  private static String oneLine(String message) {
    return CONTROL.matcher(message).replaceAll(" ");
  }

  private static String shortName(String logger) {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }

  private static String stack(LogRecord entry) {
    Throwable thrown = entry.getThrown();
    return thrown == null ? "" : stack(thrown);
  }

  static String stack(Throwable thrown) {
    StringWriter stack = new StringWriter();
    thrown.printStackTrace(new PrintWriter(stack, true));
    return stack.toString();
  }
}
