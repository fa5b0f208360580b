package dev.vestibule.platform.http;

import java.time.Duration;
import java.util.Optional;

/** The cookies of hosted pages (RFC 6265 and its successor draft). */
public final class Cookies {
  /** Readable for scripts of the same origin, which repeat it in {@code X-CSRFToken}. */
  public static final String CSRF = "csrftoken";

  private Cookies() {}

  /**
   * The session cookie's name: with the prefix that ties it to one host where the page came by
   * HTTPS; on plain HTTP, which is for development, browsers refuse that prefix.
   */
  public static String session(Request request) {
    return secure(request) ? "__Host-session" : "session";
  }

  /** The name of the cookie that knows a browser again which signed in before. */
  public static String device(Request request) {
    return secure(request) ? "__Host-device" : "device";
  }

  /** The value of a cookie that the request carries. */
  public static Optional<String> value(Request request, String name) {
    String header = request.header("Cookie");
    if (header == null) {
      return Optional.empty();
    }
    for (String pair : header.split(";", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
        return Optional.of(pair.substring(equals + 1).strip()).filter(v -> !v.isEmpty());
      }
    }
    return Optional.empty();
  }

  /** The Set-Cookie of a value that only this host gets back; scripts see it when told so. */
  public static String set(
      Request request, String name, String value, Duration age, boolean forScripts) {
    return name
        + "="
        + value
        + "; Path=/; SameSite=Lax; Max-Age="
        + age.toSeconds()
        + (forScripts ? "" : "; HttpOnly")
        + (secure(request) ? "; Secure" : "");
  }

  /** The Set-Cookie that makes a browser forget a cookie of {@link #set}. */
  public static String forget(Request request, String name) {
    return set(request, name, "", Duration.ZERO, false);
  }

  private static boolean secure(Request request) {
    return request.baseUrl().startsWith("https://");
  }
}
