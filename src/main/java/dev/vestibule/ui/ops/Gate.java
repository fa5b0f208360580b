package dev.vestibule.ui.ops;

import dev.vestibule.platform.config.MetricsSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Handler;
import dev.vestibule.platform.http.Networks;
import dev.vestibule.platform.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * Lets in who looks after the server: by a token, or from networks that need none. Where neither is
 * set, everybody in development and nobody in production: a proxy would make the whole world come
 * from an address of the inside.
 */
public final class Gate {
  private static final String BEARER = "Bearer ";

  private final Optional<String> token;
  private final Networks networks;
  private final boolean open;
  private final Handler missing;

  /**
   * @param development whether it is open when nothing is set
   * @param missing answers as if there were nothing
   */
  public Gate(MetricsSettings settings, boolean development, Handler missing) {
    this.token = settings.token();
    this.networks = Networks.of(settings.networks());
    this.open = development && settings.token().isEmpty() && settings.networks().isEmpty();
    this.missing = missing;
  }

  /** The same for whoever is let in. */
  Handler guarded(Handler inside) {
    return request -> lets(request) ? inside.handle(request) : refused(request);
  }

  private boolean lets(Request request) {
    return open
        || networks.contains(request.address())
        || token.filter(it -> sent(request, it)).isPresent();
  }

  private static boolean sent(Request request, String token) {
    String header = request.header("Authorization");
    return header != null
        && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && MessageDigest.isEqual(
            header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
  }

  private Answer refused(Request request) {
    return token.isPresent()
        ? Answer.text(401, Answer.JSON, "{\"detail\":\"Send the token of metrics.token.\"}")
            .with("WWW-Authenticate", "Bearer realm=\"vestibule operator\"")
            .with("Cache-Control", "no-store")
        : missing.handle(request);
  }
}
