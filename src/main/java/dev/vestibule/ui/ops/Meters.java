package dev.vestibule.ui.ops;

import dev.vestibule.platform.figures.Timings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Micrometer's side of the metrics. */
final class Meters {
  private static final List<Double> BOUNDS =
      Stream.concat(Timings.BOUNDS.stream(), Stream.of(Double.POSITIVE_INFINITY)).toList();

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  // Listens to the collector for as long as it is held.
  private final JvmGcMetrics collections = new JvmGcMetrics();

  Meters(RequestTimes requests, Figures figures, String version) {
    // In nanoseconds, which no base unit is; the usage tells the same.
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
    Gauge.builder("vestibule.build.info", () -> 1)
        .description("Which version this is")
        .tag("version", version)
        .tag("java", Runtime.version().toString())
        .register(registry);
    figures.measures().forEach(this::register);
    Map<String, List<Timing>> named = new LinkedHashMap<>();
    figures
        .timings()
        .forEach(
            timing -> named.computeIfAbsent(timing.name(), _ -> new ArrayList<>()).add(timing));
    named.values().forEach(timings -> collect(() -> histogram(timings)));
    figures.tallies().forEach(tallied -> collect(() -> counter(tallied)));
    collect(() -> histogram(requests.timings()));
  }

  String scrape(String contentType) {
    return registry.scrape(contentType);
  }

  private void collect(Supplier<MetricSnapshot> snapshot) {
    registry.getPrometheusRegistry().register(snapshot::get);
  }

  private void register(Measure measure) {
    if (measure.counts()) {
      FunctionCounter.Builder<?> counter =
          FunctionCounter.builder(measure.name(), measure, it -> it.value().get().doubleValue())
              .description(measure.description());
      measure.tags().forEach(counter::tag);
      counter.register(registry);
    } else {
      Gauge.Builder<?> gauge =
          Gauge.builder(measure.name(), measure.value()).description(measure.description());
      if (!measure.unit().isEmpty()) {
        gauge.baseUnit(measure.unit());
      }
      measure.tags().forEach(gauge::tag);
      gauge.register(registry);
    }
  }

  private static CounterSnapshot counter(Tallied tallied) {
    CounterSnapshot.Builder all =
        CounterSnapshot.builder().name(tallied.name()).help(tallied.description());
    tallied
        .counts()
        .get()
        .forEach((word, count) ->
            all.dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .labels(Labels.of(tallied.label(), word))
                    .value(count)
                    .build()));
    return all.build();
  }

  /** Of one name; there may be none yet. */
  private static HistogramSnapshot histogram(List<Timing> timings) {
    HistogramSnapshot.Builder all = HistogramSnapshot.builder();
    for (Timing timing : timings) {
      all.name(timing.name() + "_seconds").unit(Unit.SECONDS).help(timing.description());
      all.dataPoint(
          HistogramDataPointSnapshot.builder()
              .labels(labels(timing.tags()))
              .classicHistogramBuckets(
                  ClassicHistogramBuckets.of(BOUNDS, timing.timings().counts()))
              .sum(timing.timings().seconds())
              .build());
    }
    return timings.isEmpty() ? all.name("http_server_requests_seconds").build() : all.build();
  }

  private static Labels labels(Map<String, String> tags) {
    List<String> both = new ArrayList<>();
    tags.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(tag -> both.addAll(List.of(tag.getKey(), tag.getValue())));
    return Labels.of(both.toArray(String[]::new));
  }
}
