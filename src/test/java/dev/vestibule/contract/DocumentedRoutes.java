package dev.vestibule.contract;

import dev.vestibule.platform.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Compares the routes that a server has with those that its OpenAPI document describes. */
public final class DocumentedRoutes {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private DocumentedRoutes() {}

  /** What only one side has, such as {@code POST /auth/users/}; empty when they agree. */
  public static List<String> differences(List<Route> routes, JsonNode document) {
    Set<String> served = new TreeSet<>();
    routes.forEach(r -> r.methods().forEach(m -> add(served, m, r.template())));
    Set<String> documented = new TreeSet<>();
    document
        .get("paths")
        .properties()
        .forEach(p -> p.getValue().propertyNames().forEach(m -> add(documented, m, p.getKey())));
    List<String> found = new ArrayList<>();
    served.stream()
        .filter(r -> !documented.contains(r))
        .forEach(r -> found.add(r + " is not documented"));
    documented.stream()
        .filter(r -> !served.contains(r))
        .forEach(r -> found.add(r + " is not served"));
    return found;
  }

  private static void add(Set<String> all, String method, String template) {
    String name = method.toUpperCase(Locale.ROOT);
    if (METHODS.contains(name)) {
      all.add(name + " " + template.replaceAll("\\{[^}]*}", "{}"));
    }
  }
}
