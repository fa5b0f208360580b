package dev.vestibule.dialect.djoser;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Bearers;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.DrfView;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Throttles;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.Permission;
import dev.vestibule.platform.config.RoutePaths;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Starts djoser's views: where they are mounted, who they listen to, which language they fall to.
 */
final class Views {
  private final Bearers bearers;
  private final TokenCookies cookies;
  private final String prefix;
  private final RoutePaths paths;
  private final Language fallback;
  private final Function<Call<Caller>, Optional<Failure>> existence;

  Views(Settings settings, Bearers bearers, TokenCookies cookies, NetworkBudget existence) {
    this.bearers = bearers;
    this.cookies = cookies;
    this.prefix = settings.dialects().djoser().prefix();
    this.paths = settings.dialects().djoser().paths();
    this.existence = Throttles.existence(existence);
    this.fallback = Language.of(settings.site().locale(), Language.EN);
  }

  /** A view that looks at credentials, also where it needs none. */
  ViewBuilder<Caller> authenticated(String name) {
    return jwt(name).credentials(cookies::read);
  }

  /** A view that does not look at the Authorization header, as SimpleJWT's. */
  ViewBuilder<Caller> jwt(String name) {
    ViewBuilder<Caller> view =
        DrfView.<Caller>named(name).challenge(bearers.challenge()).language(fallback);
    return cookies.on() ? view.varyByCookie() : view;
  }

  /** A method for whom a permission names; others get 401, or 403 when they are signed in. */
  ViewBuilder<Caller> allowed(
      ViewBuilder<Caller> view,
      String method,
      Permission permission,
      ViewBuilder.Open<Caller> action) {
    return permission.open()
        ? view.open(method, action)
        : signedIn(view, method, permission, (call, _) -> action.answer(call));
  }

  /** A method for who is signed in and may do it. */
  ViewBuilder<Caller> signedIn(
      ViewBuilder<Caller> view,
      String method,
      Permission permission,
      ViewBuilder.SignedIn<Caller> action) {
    return view.signedIn(
        method,
        (call, caller) ->
            permission.staffOnly() && !caller.account().staff()
                ? call.refuse(Failure.forbidden())
                : action.answer(call, caller));
  }

  /** An action beside the accounts themselves: closed but for its POST, described as they are. */
  ViewBuilder<Caller> action(String name, Forms forms) {
    return authenticated(name).closed().forms(call -> Map.of("POST", forms.profile(call)));
  }

  /** Counts requests of a view whose answers can tell who has an account. */
  ViewBuilder<Caller> counted(ViewBuilder<Caller> view) {
    return view.throttled(existence);
  }

  /** Mounts a view; the path starts and ends with a slash. */
  Route mount(ViewBuilder<Caller> view, String path) {
    return view.view().at(prefix + path);
  }

  /** The routes at the paths that settings give them, without those that are off. */
  List<Route> served(List<Route> usual) {
    return usual.stream()
        .flatMap(route ->
            paths.of(route.template().substring(prefix.length())).stream()
                .map(path -> new Route(prefix + path, route.methods(), route.handler())))
        .toList();
  }

  /** The full address of a usual path, as the client sees it. */
  String address(Request request, String path) {
    return request.baseUrl() + prefix + paths.of(path).orElse(path);
  }
}
