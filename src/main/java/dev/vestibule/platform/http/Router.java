package dev.vestibule.platform.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route for a path. A route whose template ends with a slash is served with and without
 * it, with no redirect; words win over {@code {parameters}}.
 */
public final class Router implements Handler {
  private final Map<String, Route> fixed = new HashMap<>();
  private final Map<Integer, List<Route>> open = new HashMap<>();
  private final Handler missing;

  /**
   * Takes the routes in order of precedence.
   *
   * @param missing answers where no route fits
   */
  public Router(List<Route> routes, Handler missing) {
    this.missing = missing;
    routes.forEach(this::add);
  }

  private void add(Route route) {
    if (route.template().indexOf('{') >= 0) {
      int size = segments(route.template()).size();
      open.computeIfAbsent(size, s -> new ArrayList<>()).add(route);
    } else if (fixed.putIfAbsent(bare(route.template()), route) != null) {
      throw new IllegalArgumentException("two routes at " + route.template());
    }
  }

  @Override
  public Answer handle(Request request) {
    return match(request.path())
        .map(found -> found.handle(request))
        .orElseGet(() -> missing.handle(request));
  }

  private Optional<Found> match(String path) {
    if (path.contains("//")) {
      return Optional.empty();
    }
    Route route = fixed.get(bare(path));
    if (route != null) {
      return slashFits(route, path) ? Optional.of(new Found(route, Map.of())) : Optional.empty();
    }
    List<String> segments = segments(path);
    return open.getOrDefault(segments.size(), List.of()).stream()
        .filter(candidate -> slashFits(candidate, path))
        .flatMap(candidate -> parameters(candidate, segments).stream())
        .findFirst();
  }

  private static Optional<Found> parameters(Route route, List<String> segments) {
    List<String> template = segments(route.template());
    Map<String, String> found = new HashMap<>();
    for (int i = 0; i < template.size(); i++) {
      String word = template.get(i);
      if (word.startsWith("{")) {
        found.put(word.substring(1, word.length() - 1), segments.get(i));
      } else if (!word.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Found(route, found));
  }

  private static boolean slashFits(Route route, String path) {
    return route.template().endsWith("/") || !path.endsWith("/");
  }

  private static String bare(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static List<String> segments(String path) {
    return List.of(bare(path).substring(1).split("/", -1));
  }

  private record Found(Route route, Map<String, String> parameters) {
    Answer handle(Request request) {
      request.notes().route(route.template());
      return route.handler().handle(request.withParameters(parameters));
    }
  }
}
