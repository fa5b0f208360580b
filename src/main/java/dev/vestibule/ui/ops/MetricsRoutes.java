package dev.vestibule.ui.ops;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics}: OpenMetrics 1.0 for whoever accepts it, Prometheus's text format 0.0.4
 * otherwise.
 */
public final class MetricsRoutes {
  private static final String OPEN_METRICS = "application/openmetrics-text";

  private final RequestTimes requests;
  private final Figures figures;
  private final String version;
  private final Gate gate;
  // Micrometer takes time to load and memory to keep; nobody pays before the first scrape.
  private @Nullable Meters meters;

  /**
   * @param version the product's
   * @param gate who may look
   */
  public MetricsRoutes(RequestTimes requests, Figures figures, String version, Gate gate) {
    this.requests = requests;
    this.figures = figures;
    this.version = version;
    this.gate = gate;
  }

  public List<Route> routes() {
    return List.of(Route.get("/metrics", gate.guarded(this::metrics)));
  }

  private synchronized Answer metrics(Request request) {
    if (meters == null) {
      meters = new Meters(requests, figures, version);
    }
    String accept = String.valueOf(request.header("Accept"));
    String type =
        accept.contains(OPEN_METRICS)
            ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
            : "text/plain; version=0.0.4; charset=utf-8";
    return Answer.text(200, type, meters.scrape(type))
        .with("Cache-Control", "no-store")
        .with("Vary", "Accept");
  }
}
