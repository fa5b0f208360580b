package dev.vestibule.standard.jwks;

import dev.vestibule.core.tokens.SigningKeys;
import dev.vestibule.platform.config.SigningAlgorithm;
import dev.vestibule.platform.config.TokenSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.List;

/** The keys that access tokens can be checked with (RFC 7517, section 5). */
public final class JwksRoutes {
  /** Short, so that a new key is seen well before it signs. */
  private static final String CACHING = "public, max-age=60";

  private final SigningKeys keys;
  private final TokenSettings settings;

  public JwksRoutes(SigningKeys keys, TokenSettings settings) {
    this.keys = keys;
    this.settings = settings;
  }

  public List<Route> routes() {
    return List.of(Route.get("/.well-known/jwks.json", this::published));
  }

  private Answer published(Request request) {
    // A shared secret has no public half.
    String set =
        settings.algorithm() == SigningAlgorithm.HS256
            ? "{\"keys\":[]}"
            : keys.published().toString(true);
    return Answer.text(200, Answer.JSON, set).with("Cache-Control", CACHING);
  }
}
