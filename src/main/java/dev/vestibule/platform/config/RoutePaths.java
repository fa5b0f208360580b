package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a dialect's routes stand below its prefix.
 *
 * @param usual the path of each route by its name; starts and ends with a slash
 * @param changed other paths by the same names; {@code off} for a route that is not served
 */
public record RoutePaths(Map<String, String> usual, Map<String, String> changed) {
  static final String OFF = "off";
  private static final Pattern PATH = Pattern.compile("(/([A-Za-z0-9._~-]+|\\{[a-z]+}))+/?");
  private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

  /** The path in force of what usually stands at a path; empty when it is not served. */
  public Optional<String> of(String usualPath) {
    return usual.entrySet().stream()
        .filter(route -> route.getValue().equals(usualPath))
        .findFirst()
        .map(route -> changed.getOrDefault(route.getKey(), usualPath))
        .filter(path -> !path.equals(OFF))
        .map(path -> path.endsWith("/") ? path : path + "/");
  }

  /** The names of the routes that are served. */
  public List<String> served() {
    return usual.keySet().stream().filter(name -> !OFF.equals(changed.get(name))).toList();
  }

  /** The paths in force by the usual ones, for a document that names those. */
  public Map<String, String> moved() {
    Map<String, String> moved = new LinkedHashMap<>();
    usual.values().forEach(path -> of(path).ifPresent(now -> moved.put(path, now)));
    return moved;
  }

  /** The paths in force by their routes' names. */
  Map<String, String> byName() {
    Map<String, String> named = new LinkedHashMap<>();
    usual.forEach((name, path) -> of(path).ifPresent(now -> named.put(name, now)));
    return named;
  }

  /** What is wrong with the changes, each in one sentence without its subject. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    changed.forEach((name, path) -> {
      String before = usual.get(name);
      if (before == null) {
        String near = NearestName.of(name, usual.keySet()).orElse(usual.keySet().toString());
        problems.add("knows no route \"" + name + "\"; the nearest is " + near);
      } else if (!path.equals(OFF) && !PATH.matcher(path).matches()) {
        problems.add(name + " must be a path that starts with a slash, or off");
      } else if (!path.equals(OFF) && !parameters(path).equals(parameters(before))) {
        problems.add(name + " must hold the parameters of " + before);
      }
    });
    return problems;
  }

  private static List<String> parameters(String path) {
    return PARAMETER.matcher(path).results().map(found -> found.group()).sorted().toList();
  }
}
