package dev.vestibule.cli.frontend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a front end looks for its routes: most below one prefix, the others in further mounts. */
record Places(List<KnownRoute> routes) {
  private static final String DJOSER = "dialects.djoser.";

  void tell(List<String> says, Map<String, Object> wanted) {
    Map<String, Long> counts =
        routes.stream()
            .collect(
                Collectors.groupingBy(
                    KnownRoute::prefix,
                    LinkedHashMap::new,
                    Collectors.summingLong(route -> route.usual() ? 10 : 1)));
    List<String> prefixes =
        counts.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    says.add("Its accounts API stands at " + shown(prefixes.getFirst()) + ".");
    wanted.put(DJOSER + "prefix", prefixes.getFirst());
    Map<String, String> moved = moved(prefixes.getFirst());
    if (!moved.isEmpty()) {
      wanted.put(DJOSER + "routes", moved);
    }
    Map<String, Object> mounts = new LinkedHashMap<>();
    for (String other : prefixes.subList(1, prefixes.size())) {
      Map<String, Object> mount = new LinkedHashMap<>();
      mount.put("prefix", other);
      if (!moved(other).isEmpty()) {
        mount.put("routes", moved(other));
      }
      mounts.put("more" + (mounts.isEmpty() ? "" : mounts.size() + 1), mount);
      says.add("Some of its routes stand at " + shown(other) + ".");
    }
    if (!mounts.isEmpty()) {
      wanted.put(DJOSER + "mounts", mounts);
    }
    if (prefixes.contains("")) {
      wanted.put("dialects.knox.enabled", false);
    }
    if (prefixes.contains("/auth") && moved("/auth").containsValue("/token/")) {
      wanted.put("dialects.signup.enabled", false);
    }
  }

  private static String shown(String prefix) {
    return prefix.isEmpty() ? "the root" : prefix;
  }

  private Map<String, String> moved(String prefix) {
    Map<String, String> moved = new LinkedHashMap<>();
    Set<String> usual =
        routes.stream()
            .filter(route -> route.usual() && route.prefix().equals(prefix))
            .map(KnownRoute::name)
            .collect(Collectors.toSet());
    routes.stream()
        .filter(r -> !r.usual() && r.prefix().equals(prefix) && !usual.contains(r.name()))
        .forEach(r -> moved.put(r.name(), r.path()));
    return moved;
  }
}
