package dev.vestibule.dialect.signup;

import dev.vestibule.dialect.drf.SimpleJwt;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.platform.http.Route;
import java.util.List;
import java.util.Map;

/** {@code token/}, {@code token/refresh/} and {@code validate_token/}. */
final class Tokens {
  private final SimpleJwt jwt;

  Tokens(SimpleJwt jwt) {
    this.jwt = jwt;
  }

  /** The seed speaks of an expired access token and sends a refresh token; the latter is taken. */
  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .named("Token Obtain Pair")
                .description("Answers a name and a password with an access and a refresh token.")
                .open("POST", jwt::create)
                .forms(call -> Map.of("POST", jwt.credentials())),
            "/token/"),
        views.mount(
            views
                .named("Token Refresh")
                .description("Answers a good refresh token with a new access token.")
                .open("POST", jwt::refresh)
                .forms(call -> Map.of("POST", SimpleJwt.REFRESH)),
            "/token/refresh/"),
        views.mount(
            views
                .named("Validate Token")
                .description("Tells whether a token is good, whatever it is for.")
                .open("POST", call -> jwt.verify(call, Map.of("detail", Text.TOKEN_VALID)))
                .forms(call -> Map.of("POST", SimpleJwt.TOKEN)),
            "/validate_token/"));
  }
}
