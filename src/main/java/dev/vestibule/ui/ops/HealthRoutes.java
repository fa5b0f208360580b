package dev.vestibule.ui.ops;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code /health/live}: the process answers; {@code /health/ready}: so does what it stands on (503
 * otherwise, with the name of what does not). What is degraded is told beside, at 200.
 */
public final class HealthRoutes {
  private final List<Check> checks;

  public HealthRoutes(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  public List<Route> routes() {
    return List.of(Route.get("/health/live", this::live), Route.get("/health/ready", this::ready));
  }

  private Answer live(Request request) {
    return json(200, "{\"status\":\"up\"}");
  }

  private Answer ready(Request request) {
    Map<String, String> results = new LinkedHashMap<>();
    checks.forEach(check -> results.put(check.name(), check.state()));
    boolean up = !results.containsValue("down");
    String each =
        results.entrySet().stream()
            .map(result -> "\"" + result.getKey() + "\":\"" + result.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    return json(up ? 200 : 503, "{\"status\":\"" + word(up) + "\",\"checks\":" + each + "}");
  }

  private static String word(boolean up) {
    return up ? "up" : "down";
  }

  private static Answer json(int status, String body) {
    return Answer.text(status, Answer.JSON, body).with("Cache-Control", "no-store");
  }
}
