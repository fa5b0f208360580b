package dev.vestibule.dialect.knox;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.dialect.drf.Call;
import dev.vestibule.dialect.drf.Callers;
import dev.vestibule.dialect.drf.DrfView;
import dev.vestibule.dialect.drf.Failure;
import dev.vestibule.dialect.drf.Throttles;
import dev.vestibule.dialect.drf.ViewBuilder;
import dev.vestibule.platform.config.RoutePaths;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Starts this dialect's views: where they are mounted and who they listen to. */
final class Views {
  private final Callers callers;
  private final String prefix;
  private final RoutePaths paths;
  private final Language fallback;
  private final Function<Call<Caller>, Optional<Failure>> existence;

  Views(Settings settings, Callers callers, NetworkBudget existence) {
    this.callers = callers;
    this.prefix = settings.dialects().knox().prefix();
    this.paths = settings.dialects().knox().paths();
    this.existence = Throttles.existence(existence);
    this.fallback = Language.of(settings.site().locale(), Language.EN);
  }

  /** A view that listens to every kind of credentials. */
  ViewBuilder<Caller> usual(String name) {
    return of(name, callers);
  }

  /** A view for sessions alone: knox's own, which end them. */
  ViewBuilder<Caller> forSessions(String name) {
    return of(name, callers.withoutBasic());
  }

  private ViewBuilder<Caller> of(String name, Callers listened) {
    return DrfView.<Caller>named(name)
        .credentials(listened::read)
        .challenge(listened.challenge())
        .language(fallback)
        .varyByCookie();
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
