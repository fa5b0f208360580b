package dev.vestibule.ui.ops;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /health/live}: the process answers; {@code /health/ready}: so does what it stands on (503
 * otherwise). Both say no more than that; what is wrong is at {@code /health/details}, for whoever
 * the gate lets in.
 */
public final class HealthRoutes {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Health health;
  private final Gate gate;

  public HealthRoutes(Health health, Gate gate) {
    this.health = health;
    this.gate = gate;
  }

  public List<Route> routes() {
    return List.of(
        Route.get("/health/live", this::live),
        Route.get("/health/ready", this::ready),
        Route.get("/health/details", gate.guarded(this::details)));
  }

  private Answer live(Request request) {
    return json(200, "{\"status\":\"up\"}");
  }

  private Answer ready(Request request) {
    boolean up = health.up();
    return json(up ? 200 : 503, up ? "{\"status\":\"up\"}" : "{\"status\":\"down\"}");
  }

  private Answer details(Request request) {
    return json(200, JSON.writeValueAsString(health.details()));
  }

  private static Answer json(int status, String body) {
    return Answer.text(status, Answer.JSON, body).with("Cache-Control", "no-store");
  }
}
