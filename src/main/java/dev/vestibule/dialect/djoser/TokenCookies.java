package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Authenticate;
import dev.vestibule.core.tokens.Authentication;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Bearers;
import dev.vestibule.dialect.drf.Credentials;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.config.SameSite;
import dev.vestibule.platform.config.TokenCookieSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.TrustedOrigins;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in cookies that no script reads. A browser sends them along whichever page asks, so a
 * change that they alone allow must come from a page of a known origin; a token in the
 * Authorization header needs no such proof.
 */
final class TokenCookies {
  private final DjoserSettings djoser;
  private final TokenCookieSettings settings;
  private final TrustedOrigins origins;
  private final Bearers bearers;
  private final Authenticate authenticate;

  TokenCookies(
      DjoserSettings djoser, TrustedOrigins origins, Bearers bearers, Authenticate authenticate) {
    this.djoser = djoser;
    this.settings = djoser.cookies();
    this.origins = origins;
    this.bearers = bearers;
    this.authenticate = authenticate;
  }

  boolean on() {
    return settings.enabled();
  }

  boolean inBody() {
    return !on() || settings.inBody();
  }

  Optional<String> access(Request request) {
    return on() ? Cookies.value(request, settings.access()) : Optional.empty();
  }

  Optional<String> refresh(Request request) {
    return on() ? Cookies.value(request, settings.refresh()) : Optional.empty();
  }

  /**
   * Who sends the request: by the header, or else by the cookie. A cookie that is no good is as
   * good as none: no script can take it away, and it must not keep anybody from signing in.
   */
  Credentials<Caller> read(Request request) {
    Credentials<Caller> found = bearers.read(request);
    return found instanceof Credentials.Anonymous
        ? access(request).map(token -> byCookie(request, token)).orElse(found)
        : found;
  }

  private Credentials<Caller> byCookie(Request request, String token) {
    return switch (authenticate.byAccessToken(token)) {
      case Authentication.Accepted(Caller caller) -> {
        request.notes().account(caller.account().id(), caller.account().uuid());
        yield forged(request)
            .<Credentials<Caller>>map(Credentials.Refused::new)
            .orElseGet(() -> new Credentials.Identified<>(caller));
      }
      case Authentication.TokenRefused _,
          Authentication.NamesNobody _,
          Authentication.AccountMissing _,
          Authentication.AccountInactive _ ->
          new Credentials.Anonymous<>();
    };
  }

  /** Why cookies must neither be used nor set now, if they are: another site may have asked. */
  Optional<Failure> forged(Request request) {
    return on()
        ? origins
            .stranger(request)
            .map(origin ->
                "Origin checking failed - " + origin + " does not match any trusted origins.")
            .map(reason -> Failure.of(403, Text.CSRF_FAILED.with("reason", reason)))
        : Optional.empty();
  }

  /** Hands tokens out; without a new refresh token the present one stays. */
  Answer set(Request request, Answer answer, String access, @Nullable String refresh) {
    if (!on()) {
      return answer;
    }
    Answer more =
        answer.withCookie(cookie(request, settings.access(), access, djoser.accessTokenLifetime()));
    return refresh == null
        ? more
        : more.withCookie(
            cookie(request, settings.refresh(), refresh, djoser.refreshTokenLifetime()));
  }

  /** Takes them back. */
  Answer clear(Request request, Answer answer) {
    return on()
        ? answer
            .withCookie(cookie(request, settings.access(), "", Duration.ZERO))
            .withCookie(cookie(request, settings.refresh(), "", Duration.ZERO))
        : answer;
  }

  private String cookie(Request request, String name, String value, Duration age) {
    boolean https = request.baseUrl().startsWith("https://");
    boolean secure = settings.sameSite() == SameSite.NONE || settings.secure().orElse(https);
    String sameSite = settings.sameSite().name();
    return name
        + "="
        + value
        + "; Path="
        + settings.path()
        + settings.domain().map(domain -> "; Domain=" + domain).orElse("")
        + (settings.session() && !age.isZero() ? "" : "; Max-Age=" + age.toSeconds())
        + "; HttpOnly; SameSite="
        + sameSite.charAt(0)
        + sameSite.substring(1).toLowerCase(Locale.ROOT)
        + (secure ? "; Secure" : "");
  }
}
