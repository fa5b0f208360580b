package dev.vestibule.ui.pages;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.CrossSiteTokens;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Request;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites from posting our forms. Three things have to fit: Sec-Fetch-Site (Fetch
 * Metadata), Origin (Fetch Standard, section 3.2), and a token that the form repeats. Of somebody
 * signed in the token belongs to the session; a visitor's is random and signed, and stands in the
 * cookie too. Browsers that do not send the two headers are held to the token alone.
 */
public final class CrossSiteGuard {
  /** The name of the form's field, and of the cookie. */
  public static final String FIELD = Cookies.CSRF;

  private static final int NONCE_BYTES = 18;

  private final CrossSiteTokens tokens;
  private final Optional<URI> publicUrl;

  CrossSiteGuard(CrossSiteTokens tokens, Settings settings) {
    this.tokens = tokens;
    this.publicUrl = settings.server().publicUrl();
  }

  /**
   * The token for the forms of a page.
   *
   * @param fresh whether the browser does not have it as its cookie yet
   */
  public record Token(String value, boolean fresh) {
    @Override
    public String toString() {
      return "cross-site token";
    }
  }

  Token token(Request request, Optional<Caller> caller) {
    Optional<String> cookie = Cookies.value(request, FIELD);
    String session = caller.map(Caller::session).orElse(null);
    if (session != null) {
      String value = tokens.of(session);
      return new Token(value, !cookie.filter(value::equals).isPresent());
    }
    return cookie
        .filter(this::isVisitors)
        .map(value -> new Token(value, false))
        .orElseGet(() -> new Token(visitors(), true));
  }

  /** Whether the request comes from a page of ours. */
  boolean allows(Request request, Optional<Caller> caller, String repeated) {
    return fromHere(request) && repeats(request, caller, repeated);
  }

  private boolean repeats(Request request, Optional<Caller> caller, String repeated) {
    String session = caller.map(Caller::session).orElse(null);
    if (session != null) {
      return tokens.belongs(repeated, session);
    }
    return Cookies.value(request, FIELD)
        .filter(repeated::equals)
        .filter(this::isVisitors)
        .isPresent();
  }

  private boolean fromHere(Request request) {
    String site = request.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin")) {
      return false;
    }
    String origin = request.header("Origin");
    // A page without referrer posts its forms with the origin "null".
    boolean hidden = "null".equals(origin) && site != null;
    return origin == null || hidden || isOurs(origin, request);
  }

  private boolean isOurs(String origin, Request request) {
    return origin.equals(request.origin())
        || publicUrl.map(CrossSiteGuard::origin).filter(origin::equals).isPresent();
  }

  private static @Nullable String origin(URI url) {
    return url.getScheme() + "://" + url.getRawAuthority();
  }

  private String visitors() {
    String nonce = RandomSecrets.base64Url(NONCE_BYTES);
    return nonce + "." + signature(nonce);
  }

  private boolean isVisitors(String value) {
    int dot = value.indexOf('.');
    return dot > 0 && tokens.belongs(value.substring(dot + 1), owner(value.substring(0, dot)));
  }

  private String signature(String nonce) {
    return tokens.of(owner(nonce));
  }

  /** No session has a space in its name. */
  private static String owner(String nonce) {
    return "visitor " + nonce;
  }
}
