package dev.vestibule.ui.hosted;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.ui.pages.Pages;
import dev.vestibule.ui.pages.Visitors;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Errors as pages, for people alone: programs, which do not ask for HTML, get what they got before.
 * No database is asked, since that may be what failed.
 */
public final class ErrorPages {
  private final Pages pages;
  private final Language fallback;
  private final boolean enabled;

  /**
   * @param enabled whether there are pages to go on to
   */
  public ErrorPages(Pages pages, Language fallback, boolean enabled) {
    this.pages = pages;
    this.fallback = fallback;
    this.enabled = enabled;
  }

  /** Answers where nothing is; {@code plain} answers programs. */
  public Handler missing(Handler plain) {
    return request -> isBrowsing(request) ? page(request, 404) : plain.handle(request);
  }

  /** A failure as a page, with the headers of the plain one. */
  public Answer of(Request request, Answer plain) {
    if (!isBrowsing(request)) {
      return plain;
    }
    Answer page = page(request, plain.status());
    for (Answer.Header header : plain.headers()) {
      page = page.has(header.name()) ? page : page.with(header.name(), header.value());
    }
    return page;
  }

  private Answer page(Request request, int status) {
    List<Pages.Link> links =
        enabled ? List.of(new Pages.Link("/account/", "error.home")) : List.of();
    String key =
        switch (status) {
          case 404 -> "error.missing";
          case 503 -> "error.busy";
          case 400, 413 -> "error.request";
          default -> "error.failed";
        };
    Language language = Visitors.language(request, fallback);
    return pages
        .render(status, "message", language, Map.of("key", key, "links", links))
        .with("Vary", "Accept, Accept-Language, Cookie");
  }

  /** Somebody with a browser who goes to an address. */
  private static boolean isBrowsing(Request request) {
    String accept = String.join(",", request.headers().getOrDefault("accept", List.of()));
    String mode = request.header("Sec-Fetch-Mode");
    return accept.toLowerCase(Locale.ROOT).contains("text/html")
        && (mode == null || mode.equals("navigate"));
  }
}
