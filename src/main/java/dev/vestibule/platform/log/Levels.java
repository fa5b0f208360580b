package dev.vestibule.platform.log;

import dev.vestibule.platform.config.LogLevel;
import java.util.logging.Level;

/** The four levels of ours among those of java.util.logging. */
final class Levels {
  private Levels() {}

  static Level of(LogLevel level) {
    return switch (level) {
      case ERROR -> Level.SEVERE;
      case WARNING -> Level.WARNING;
      case INFO -> Level.INFO;
      case DEBUG -> Level.FINE;
    };
  }

  static String name(Level level) {
    int severity = level.intValue();
    if (severity >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (severity >= Level.WARNING.intValue()) {
      return "warning";
    }
    return severity >= Level.INFO.intValue() ? "info" : "debug";
  }

  static String padded(Level level) {
    return (name(level) + "       ").substring(0, 7);
  }
}
