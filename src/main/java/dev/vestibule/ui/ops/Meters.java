package dev.vestibule.ui.ops;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Micrometer's side of the metrics. */
final class Meters {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  // Listens to the collector for as long as it is held.
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final RequestTimes requests;
  private final Set<RequestTimes.Kind> known = new HashSet<>();

  Meters(RequestTimes requests, List<Measure> measures) {
    this.requests = requests;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    measures.forEach(this::register);
  }

  String scrape() {
    requests
        .byKind()
        .forEach((kind, times) -> {
          if (known.add(kind)) {
            register(kind, times);
          }
        });
    return registry.scrape();
  }

  private void register(Measure measure) {
    Gauge.Builder<?> gauge =
        Gauge.builder(measure.name(), measure.value()).description(measure.description());
    measure.tags().forEach(gauge::tag);
    gauge.register(registry);
  }

  private void register(RequestTimes.Kind kind, RequestTimes.Times times) {
    FunctionTimer.builder(
            "http.server.requests",
            times,
            all -> all.count().sum(),
            all -> all.nanos().sum(),
            TimeUnit.NANOSECONDS)
        .description("Requests and the time from their arrival to the end of their answer")
        .tag("route", kind.route())
        .tag("method", kind.method())
        .tag("status", kind.status())
        .register(registry);
  }
}
