package dev.vestibule.dialect.djoser;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.RefreshSession;
import dev.vestibule.core.tokens.Refreshing;
import dev.vestibule.core.tokens.SignOut;
import dev.vestibule.core.tokens.TokenPair;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Credentials;
import dev.vestibule.dialect.drf.Errors;
import dev.vestibule.dialect.drf.SimpleJwt;
import dev.vestibule.dialect.drf.Text;
import dev.vestibule.dialect.drf.TokenFaults;
import dev.vestibule.platform.config.DjoserSettings;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code jwt/create|refresh|verify|blacklist/} and {@code logout/}, in bodies or in cookies. */
final class JwtTokens {
  private final DjoserSettings settings;
  private final SimpleJwt jwt;
  private final TokenCookies cookies;
  private final RefreshSession sessions;
  private final SignOut signOut;
  private final Shown shown;

  JwtTokens(
      DjoserSettings settings,
      SimpleJwt jwt,
      TokenCookies cookies,
      RefreshSession sessions,
      SignOut signOut,
      Shown shown) {
    this.settings = settings;
    this.jwt = jwt;
    this.cookies = cookies;
    this.sessions = sessions;
    this.signOut = signOut;
    this.shown = shown;
  }

  List<Route> routes(Views views) {
    return List.of(
        views.mount(
            views
                .jwt("Token Obtain Pair")
                .description("Answers a name and a password with an access and a refresh token.")
                .open("POST", call -> guarded(call, () -> jwt.create(call, signedIn(call))))
                .forms(call -> Map.of("POST", jwt.credentials())),
            "/jwt/create/"),
        views.mount(
            views
                .jwt("Token Refresh")
                .description("Answers a good refresh token with a new access token.")
                .open("POST", call -> guarded(call, () -> refresh(call)))
                .forms(call -> Map.of("POST", SimpleJwt.REFRESH)),
            "/jwt/refresh/"),
        views.mount(
            views
                .jwt("Token Verify")
                .description("Tells whether a token is good, whatever it is for.")
                .open("POST", this::verify)
                .forms(call -> Map.of("POST", SimpleJwt.TOKEN)),
            "/jwt/verify/"),
        views.mount(
            views
                .jwt("Token Blacklist")
                .description("Ends the session of a refresh token.")
                .open("POST", call -> guarded(call, () -> blacklist(call)))
                .forms(call -> Map.of("POST", SimpleJwt.REFRESH)),
            "/jwt/blacklist/"),
        views.mount(
            views
                .jwt("Logout")
                .description("Ends the session of a refresh token, or of the request.")
                .open("POST", call -> guarded(call, () -> logout(call)))
                .forms(call -> Map.of("POST", SimpleJwt.REFRESH)),
            "/logout/"));
  }

  /** Where cookies are set or used, another site must not be able to ask. */
  private Answer guarded(Call<Caller> call, Supplier<Answer> action) {
    return cookies.forged(call.request()).map(call::refuse).orElseGet(action);
  }

  private SimpleJwt.SignedIn signedIn(Call<Caller> call) {
    return (Account account, TokenPair pair) -> {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      if (cookies.inBody()) {
        json.putAll(SimpleJwt.pair(pair));
      }
      settings
          .jwtAnswer()
          .forEach((name, member) -> json.put(name, shown.member(call.request(), account, member)));
      return cookies.set(call.request(), call.ok(json), pair.access(), pair.refresh());
    };
  }

  private Answer refresh(Call<Caller> call) {
    Request request = call.request();
    Answer answer =
        jwt.refresh(call, cookies.refresh(request), refreshed -> renewed(call, refreshed));
    boolean dead = answer.status() == 401 && cookies.refresh(request).isPresent();
    return dead ? cookies.clear(request, answer) : answer;
  }

  private Answer renewed(Call<Caller> call, Refreshing.Refreshed refreshed) {
    Map<String, Object> json = cookies.inBody() ? SimpleJwt.renewed(refreshed) : Map.of();
    return cookies.set(call.request(), call.ok(json), refreshed.access(), refreshed.refresh());
  }

  private Answer verify(Call<Caller> call) {
    return jwt.verify(call, Map.of(), cookies.access(call.request()));
  }

  private Answer blacklist(Call<Caller> call) {
    return jwt.withRefresh(
        call,
        cookies.refresh(call.request()),
        token ->
            sessions
                .end(token)
                .map(fault -> call.refuse(TokenFaults.failure(fault)))
                .orElseGet(() ->
                    cookies.clear(call.request(), over(call, settings.jwtBlacklistStatus()))));
  }

  /** Whoever is signed out already is so now: a dead token is no reason to refuse. */
  private Answer logout(Call<Caller> call) {
    Request request = call.request();
    Optional<String> token =
        SimpleJwt.carried(call, "refresh")
            .or(() -> SimpleJwt.carried(call, "refresh_token"))
            .or(() -> cookies.refresh(request));
    token.ifPresent(sessions::end);
    Optional<Caller> caller =
        cookies.read(request) instanceof Credentials.Identified<Caller>(Caller known)
            ? Optional.of(known)
            : Optional.empty();
    caller.ifPresent(signOut::session);
    return token.isEmpty() && caller.isEmpty() && !cookies.on()
        ? call.refuse(Errors.of("refresh", Text.REQUIRED))
        : cookies.clear(request, over(call, settings.logoutStatus()));
  }

  private static Answer over(Call<Caller> call, int status) {
    return status == 200 ? call.ok(Map.of()) : Answer.empty(status);
  }
}
