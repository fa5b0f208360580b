package dev.vestibule.dialect.drf;

import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Authentication;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.CrossSiteTokens;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The cookie of a hosted page's session. A browser sends it along whichever page asks, so a change
 * must repeat the session's token in {@code X-CSRFToken}, and come from an origin that is known.
 */
public final class CookieSessions {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final Authenticate authenticate;
  private final CrossSiteTokens tokens;
  private final Duration idle;
  private final List<String> origins;

  public CookieSessions(Authenticate authenticate, CrossSiteTokens tokens, Settings settings) {
    this.authenticate = authenticate;
    this.tokens = tokens;
    this.idle = settings.sessions().idle();
    this.origins = settings.cors().origins();
  }

  /** Who sends the request; anonymous without a good cookie, as in Django. */
  Credentials<Caller> read(Request request) {
    return Cookies.value(request, Cookies.session(request))
        .map(secret -> authenticate.byBrowserSession(secret, idle))
        .map(found -> read(request, found))
        .orElseGet(Credentials.Anonymous::new);
  }

  private Credentials<Caller> read(Request request, Authentication found) {
    return switch (found) {
      case Authentication.Accepted(Caller caller) ->
          forgery(request, Objects.requireNonNull(caller.session()))
              .<Credentials<Caller>>map(CookieSessions::refused)
              .orElseGet(() -> new Credentials.Identified<>(caller));
      case Authentication.TokenRefused _,
          Authentication.NamesNobody _,
          Authentication.AccountMissing _,
          Authentication.AccountInactive _ ->
          new Credentials.Anonymous<>();
    };
  }

  /** Why the request may be another site's work, in Django's words and order. */
  private Optional<String> forgery(Request request, String session) {
    if (SAFE.contains(request.method())) {
      return Optional.empty();
    }
    String origin = request.header("Origin");
    if (origin != null && !origin.equals(request.origin()) && !origins.contains(origin)) {
      return Optional.of(
          "Origin checking failed - " + origin + " does not match any trusted origins.");
    }
    if (Cookies.value(request, Cookies.CSRF).isEmpty()) {
      return Optional.of("CSRF cookie not set.");
    }
    String token = request.header("X-CSRFToken");
    if (token == null) {
      return Optional.of("CSRF token missing.");
    }
    return tokens.belongs(token, session)
        ? Optional.empty()
        : Optional.of("CSRF token from the 'X-Csrftoken' HTTP header incorrect.");
  }

  private static Credentials<Caller> refused(String reason) {
    return new Credentials.Refused<>(Failure.of(403, Text.CSRF_FAILED.with("reason", reason)));
  }
}
