package dev.vestibule.dialect.drf;

import dev.vestibule.core.tokens.Caller;
import dev.vestibule.platform.config.RoutePaths;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import dev.vestibule.platform.limits.NetworkBudget;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What starts the views of a dialect at one of its mounts; each dialect adds who its views listen
 * to.
 */
public abstract class MountedViews {
  private final String prefix;
  private final RoutePaths paths;
  private final Language fallback;
  private final Function<Call<Caller>, Optional<Failure>> existence;

  /**
   * @param prefix what stands in front of every path
   * @param paths where routes stand behind it
   * @param locale the language of who asks for none
   * @param existence how often one network may learn who has an account
   */
  protected MountedViews(String prefix, RoutePaths paths, String locale, NetworkBudget existence) {
    this.prefix = prefix;
    this.paths = paths;
    this.fallback = Language.of(locale, Language.EN);
    this.existence = Throttles.existence(existence);
  }

  /** A view that challenges whom it refuses with this. */
  protected final ViewBuilder<Caller> challenging(String name, String challenge) {
    return DrfView.<Caller>named(name).challenge(challenge).language(fallback);
  }

  /** Counts requests of a view whose answers can tell who has an account. */
  public final ViewBuilder<Caller> counted(ViewBuilder<Caller> view) {
    return view.throttled(existence);
  }

  /** Mounts a view; the path starts and ends with a slash. */
  public final Route mount(ViewBuilder<Caller> view, String path) {
    return view.view().at(prefix + path);
  }

  /** The routes at the paths that settings give them, without those that are off. */
  public final List<Route> served(List<Route> usual) {
    return usual.stream()
        .flatMap(route ->
            paths.of(route.template().substring(prefix.length())).stream()
                .map(path -> new Route(prefix + path, route.methods(), route.handler())))
        .toList();
  }

  /** The full address of a usual path, as the client sees it. */
  public final String address(Request request, String path) {
    return request.baseUrl() + prefix + paths.of(path).orElse(path);
  }
}
