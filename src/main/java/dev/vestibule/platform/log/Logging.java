package dev.vestibule.platform.log;

import dev.vestibule.platform.config.LogFormat;
import dev.vestibule.platform.config.LogLevel;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;

/** Sets up java.util.logging, where the lines of every library end as well. */
public final class Logging {
  private static final List<String> NOISY =
      List.of(
          "io.helidon",
          "org.flywaydb",
          "com.zaxxer.hikari",
          "org.jooq",
          "com.github.kagkarlsson",
          // Both write URLs when they are asked for more.
          "org.postgresql",
          "org.mariadb.jdbc",
          "jakarta.mail",
          "org.eclipse.angus");

  /** jOOQ names the newest servers alone as supported; ours are tested on all that we name. */
  private static final String VERSIONS = "org.jooq.impl.DefaultExecuteContext.logVersionSupport";

  // java.util.logging forgets the level of a logger that nobody holds.
  private static volatile List<Logger> held = List.of();

  private Logging() {}

  /** From now on lines of this level and above go to the stream, usually standard error. */
  public static void start(LogFormat format, LogLevel level, OutputStream stream) {
    // Read by jOOQ when it loads.
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    LogManager.getLogManager().reset();
    Logger root = Logger.getLogger("");
    root.setLevel(Levels.of(level));
    root.addHandler(new Lines(stream, formatter(format)));
    held.forEach(logger -> logger.setLevel(null));
    Stream<Logger> quiet = NOISY.stream().map(name -> quieted(name, level));
    held = Stream.concat(quiet, Stream.of(quieted(VERSIONS, LogLevel.ERROR))).toList();
  }

  private static Formatter formatter(LogFormat format) {
    return switch (format) {
      case TEXT -> new TextLines(ZoneId.systemDefault());
      case JSON -> new JsonLines();
    };
  }

  private static Logger quieted(String name, LogLevel level) {
    Logger logger = Logger.getLogger(name);
    logger.setLevel(level == LogLevel.ERROR ? Level.SEVERE : Level.WARNING);
    return logger;
  }

  /** Writes each line at once: the last ones before a crash are the ones that matter. */
  private static final class Lines extends StreamHandler {
    Lines(OutputStream stream, Formatter formatter) {
      super(stream, formatter);
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord entry) {
      super.publish(entry);
      flush();
    }

    @Override
    public synchronized void close() {
      flush();
    }
  }
}
