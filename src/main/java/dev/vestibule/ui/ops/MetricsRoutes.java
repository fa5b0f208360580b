package dev.vestibule.ui.ops;

import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /metrics} in Prometheus's text format 0.0.4. */
public final class MetricsRoutes {
  private final RequestTimes requests;
  private final List<Measure> measures;
  // Micrometer takes time to load and memory to keep; nobody pays before the first scrape.
  private @Nullable Meters meters;

  public MetricsRoutes(RequestTimes requests, List<Measure> measures) {
    this.requests = requests;
    this.measures = List.copyOf(measures);
  }

  public List<Route> routes() {
    return List.of(Route.get("/metrics", this::metrics));
  }

  private synchronized Answer metrics(Request request) {
    if (meters == null) {
      meters = new Meters(requests, measures);
    }
    return Answer.text(200, "text/plain; version=0.0.4; charset=utf-8", meters.scrape())
        .with("Cache-Control", "no-store");
  }
}
