package dev.vestibule.platform.http;

import java.util.List;
import java.util.Locale;

/**
 * Who follows a mailed link, told by the request alone. Mail scanners, previews and prefetches open
 * links as browsers do, with GET or HEAD; none of them may use one up. So a link acts on a POST, or
 * on a GET that says of itself that it wants the act and its outcome.
 */
public enum LinkVisit {
  /** A program, or a page's own script: the link acts, JSON comes back. */
  PROGRAM,
  /** Anybody else: a page comes back, and its button posts. */
  READER;

  private static final String JSON = "application/json";
  private static final List<String> PAGES = List.of("text/html", "application/xhtml+xml");
  private static final List<String> OWN_FETCH = List.of("cors", "same-origin");

  /** Who sends the request; a HEAD never acts. */
  public static LinkVisit of(Request request) {
    return switch (request.method()) {
      case "HEAD" -> READER;
      case "GET" -> meant(request) ? PROGRAM : READER;
      case "POST" -> PAGES.contains(wanted(request)) && !byScript(request) ? READER : PROGRAM;
      default -> PROGRAM;
    };
  }

  /** One handler for each; a program is taken to accept JSON, whatever its script's Accept says. */
  public static Handler either(Handler program, Handler reader) {
    return request ->
        switch (of(request)) {
          case PROGRAM ->
              program.handle(byScript(request) ? request.withHeader("accept", JSON) : request);
          case READER -> reader.handle(request);
        };
  }

  private static boolean meant(Request request) {
    return !fetchedAhead(request) && (wanted(request).equals(JSON) || byScript(request));
  }

  /** A browser's own fetch (Fetch Metadata), which no navigation, image or frame is. */
  private static boolean byScript(Request request) {
    return OWN_FETCH.contains(header(request, "sec-fetch-mode"))
        && List.of("", "empty").contains(header(request, "sec-fetch-dest"));
  }

  /** Browsers load pages ahead of a press; nobody pressed yet. */
  private static boolean fetchedAhead(Request request) {
    return header(request, "sec-purpose").contains("prefetch")
        || header(request, "purpose").contains("prefetch")
        || header(request, "x-moz").contains("prefetch");
  }

  private static String header(Request request, String name) {
    String value = request.header(name);
    return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
  }

  /** The media type that Accept prefers: the greatest weight, among equals the first. */
  private static String wanted(Request request) {
    String best = "";
    double most = 0;
    for (String wish : header(request, "accept").split(",", -1)) {
      String[] parts = wish.split(";", -1);
      double weight = weight(parts);
      if (weight > most) {
        most = weight;
        best = parts[0].strip();
      }
    }
    return best;
  }

  private static double weight(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        return number(parameter.substring(2));
      }
    }
    return 1;
  }

  private static double number(String text) {
    return text.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text) : 0;
  }
}
