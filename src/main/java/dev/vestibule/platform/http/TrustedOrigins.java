package dev.vestibule.platform.http;

import dev.vestibule.platform.config.CorsSettings;
import dev.vestibule.platform.config.Mode;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The origins of pages that are known by name; in development those of this machine too. */
public record TrustedOrigins(CorsSettings cors, Mode mode) {
  private static final Pattern LOCALHOST =
      Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** Whether a page of that origin is one of ours. */
  public boolean has(String origin) {
    boolean local = mode == Mode.DEVELOPMENT && LOCALHOST.matcher(origin).matches();
    return local || cors.origins().stream().anyMatch(origin::equalsIgnoreCase);
  }

  /**
   * The origin of a stranger's page that makes a browser send a change. Browsers say of each such
   * request where it comes from (Fetch Metadata, Origin); who says nothing is no browser, and has
   * no cookies but those that were given to it.
   */
  public Optional<String> stranger(Request request) {
    if (SAFE.contains(request.method())) {
      return Optional.empty();
    }
    String origin = request.header("Origin");
    String site = request.header("Sec-Fetch-Site");
    if ("same-origin".equals(site) || "none".equals(site)) {
      return Optional.empty();
    } else if (origin != null) {
      boolean known = origin.equals(request.origin()) || has(origin);
      return known ? Optional.empty() : Optional.of(origin);
    }
    return site == null ? Optional.empty() : Optional.of("null");
  }
}
