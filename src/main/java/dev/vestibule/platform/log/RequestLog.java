package dev.vestibule.platform.log;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line for each request, or none when the settings say so. */
public final class RequestLog {
  /** Words of routes, numbers and file names; anything else in a path may be a secret. */
  private static final Pattern HARMLESS =
      Pattern.compile("|[a-z][a-z_-]{0,30}(\\.[a-z0-9]{1,5})?|v?[0-9]{1,10}");

  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

  private final Logger logger = Logger.getLogger("dev.vestibule.requests");
  private final boolean on;

  public RequestLog(boolean on) {
    this.on = on;
  }

  /**
   * Logs one request.
   *
   * @param template the template of the route that answered; null when none did
   * @param path the path without its query; only looked at without a template
   * @param account the account that made the request; null when none is known
   * @param trace the trace that it belongs to; null when there is none
   */
  public void line(
      String requestId,
      String method,
      @Nullable String template,
      String path,
      int status,
      long millis,
      String address,
      @Nullable Long account,
      @Nullable String trace) {
    if (!on || !logger.isLoggable(Level.INFO)) {
      return;
    }
    String shown = template == null ? masked(path) : template;
    String verb = METHOD.matcher(method).matches() ? method : "(other)";
    RequestLine line =
        new RequestLine(requestId, verb, shown, status, millis, address, account, trace);
    LogRecord entry = new LogRecord(Level.INFO, line.text());
    entry.setLoggerName(logger.getName());
    entry.setParameters(new Object[] {line});
    logger.log(entry);
  }

  /** A path without the segments that could be tokens, addresses or names. */
  static String masked(String path) {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    return Arrays.stream(bare.split("/", -1))
        .limit(12)
        .map(segment -> HARMLESS.matcher(segment).matches() ? segment : "***")
        .collect(Collectors.joining("/"));
  }
}
