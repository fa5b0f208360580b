package dev.vestibule.platform.http;

import dev.vestibule.platform.config.CorsSettings;
import dev.vestibule.platform.config.Mode;

/** Lets pages of other origins call the handler behind (Fetch Standard, section 3.3). */
public final class Cors implements Handler {
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";
  private static final String EXPOSED =
      "Content-Language, ETag, Idempotency-Replayed, Link, Location, Retry-After,"
          + " WWW-Authenticate, X-Request-Id";

  private final CorsSettings settings;
  private final TrustedOrigins trusted;
  private final Handler next;

  public Cors(CorsSettings settings, Mode mode, Handler next) {
    this.settings = settings;
    this.trusted = new TrustedOrigins(settings, mode);
    this.next = next;
  }

  @Override
  public Answer handle(Request request) {
    String origin = request.header("Origin");
    if (origin == null) {
      return varied(next.handle(request));
    }
    if (isPreflight(request)) {
      Answer answer = varied(Answer.empty(204));
      return allows(origin) ? permitted(answer, origin, request) : answer;
    }
    Answer answer = varied(next.handle(request));
    return allows(origin)
        ? named(answer, origin).with("Access-Control-Expose-Headers", EXPOSED)
        : answer;
  }

  private static boolean isPreflight(Request request) {
    return request.method().equals("OPTIONS")
        && request.header("Access-Control-Request-Method") != null;
  }

  private boolean allows(String origin) {
    return any() || trusted.has(origin);
  }

  private Answer permitted(Answer answer, String origin, Request request) {
    return named(answer, origin)
        .with("Access-Control-Allow-Methods", METHODS)
        .with("Access-Control-Allow-Headers", headers(request))
        .with("Access-Control-Max-Age", Long.toString(settings.maxAge().toSeconds()));
  }

  /** The star is no wildcard where credentials go, nor for Authorization: so names are answered. */
  private String headers(Request request) {
    String asked = request.header("Access-Control-Request-Headers");
    return asked != null && settings.headers().contains("*")
        ? asked
        : String.join(", ", settings.headers());
  }

  /** Credentials go to origins that are named, never to any origin whatsoever. */
  private Answer named(Answer answer, String origin) {
    boolean known = trusted.has(origin);
    Answer open = answer.with("Access-Control-Allow-Origin", known ? origin : "*");
    return known && settings.credentials()
        ? open.with("Access-Control-Allow-Credentials", "true")
        : open;
  }

  private boolean any() {
    return settings.origins().contains("*");
  }

  private static Answer varied(Answer answer) {
    return answer.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase("Vary"))
        .findFirst()
        .map(header -> answer.with("Vary", header.value() + ", Origin"))
        .orElseGet(() -> answer.with("Vary", "Origin"));
  }
}
