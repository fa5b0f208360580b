package dev.vestibule.cli.frontend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request recognised as one of the accounts API's.
 *
 * @param name of the route, as in {@code dialects.djoser.routes}
 * @param prefix what stands in front; empty for the root
 * @param path what stands behind, with a slash at both ends
 * @param usual whether the route usually stands there
 */
record KnownRoute(String name, String prefix, String path, boolean usual, Call call) {
  /** Where projects put routes beside djoser's own places. */
  private static final Map<String, List<String>> ELSEWHERE = elsewhere();

  private static Map<String, List<String>> elsewhere() {
    Map<String, List<String>> paths = new LinkedHashMap<>();
    paths.put("jwt-refresh", List.of("/token/refresh/", "/login/refresh/", "/refresh/"));
    paths.put("jwt-verify", List.of("/token/verify/"));
    paths.put("jwt-blacklist", List.of("/token/blacklist/"));
    paths.put("jwt-create", List.of("/token/create/", "/token/obtain/", "/token/", "/login/"));
    paths.put("users", List.of("/register/", "/registration/", "/signup/", "/users/register/"));
    paths.put("me", List.of("/me/", "/users/current/", "/user/"));
    return paths;
  }

  /** The longest known ending of a path wins. */
  static Optional<KnownRoute> of(Call call, Map<String, String> usual) {
    List<KnownRoute> found = new ArrayList<>();
    usual.forEach((name, path) -> {
      if (!path.equals("/") && !path.contains("{")) {
        match(name, path, true, call).ifPresent(found::add);
      }
    });
    ELSEWHERE.forEach((name, paths) ->
        paths.forEach(path -> match(name, path, false, call).ifPresent(found::add)));
    return found.stream()
        .max(
            Comparator.<KnownRoute>comparingInt(route -> route.path().length())
                .thenComparing(KnownRoute::usual));
  }

  private static Optional<KnownRoute> match(String name, String path, boolean usual, Call call) {
    if (!call.path().endsWith(path) || misfits(name, usual, call)) {
      return Optional.empty();
    }
    String prefix = call.path().substring(0, call.path().length() - path.length());
    boolean stored = !usual && name.equals("jwt-create") && call.answered().contains("auth_token");
    return Optional.of(new KnownRoute(stored ? "token-login" : name, prefix, path, usual, call));
  }

  private static boolean misfits(String name, boolean usual, Call call) {
    boolean reads = call.method().equals("GET");
    boolean known = !call.body().isEmpty();
    return switch (name) {
      case "jwt-create" -> reads || (known && !call.body().containsKey("password"));
      case "users" -> reads || (known && !call.body().containsKey("password"));
      case "me" -> !usual && call.method().equals("POST");
      default -> false;
    };
  }
}
