package dev.vestibule.dialect.v1.operations;

import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.statistics.FigureTable;
import dev.vestibule.core.statistics.Statistics;
import dev.vestibule.core.statistics.Statistics.Figures;
import dev.vestibule.core.statistics.Statistics.Step;
import dev.vestibule.dialect.v1.AccountJson;
import dev.vestibule.dialect.v1.frame.Access;
import dev.vestibule.dialect.v1.frame.Call;
import dev.vestibule.dialect.v1.frame.Frame;
import dev.vestibule.dialect.v1.frame.Operation;
import dev.vestibule.dialect.v1.frame.Parameters;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code /statistics}: figures over time, as JSON or CSV. */
final class StatisticsResource {
  private static final String CSV = "text/csv";
  private static final Duration USUAL = Duration.ofDays(30);

  private final Statistics statistics;
  private final InstantSource clock;

  StatisticsResource(Statistics statistics, InstantSource clock) {
    this.statistics = statistics;
    this.clock = clock;
  }

  Route route(Frame frame) {
    return frame.at(
        "/statistics",
        Operation.of("GET", Access.with(Permission.SYSTEM_READ), this::read).giving(CSV));
  }

  private Answer read(Call call) {
    Parameters parameters = new Parameters(call.request());
    parameters.only(Set.of("from", "before", "step")::contains);
    Step step = parameters.read("step", "choice", Step::ofWord).orElse(Step.DAY);
    Instant before = parameters.moment("before").orElseGet(clock::instant);
    Instant from = parameters.moment("from").orElseGet(() -> before.minus(USUAL));
    if (parameters.errors().isEmpty() && !fits(from, before, step)) {
      parameters.wrong("from", "range", step.most().toDays());
    }
    if (!parameters.errors().isEmpty()) {
      return call.invalid(parameters.errors());
    }
    Figures figures = statistics.between(from, before, step);
    return call.asksFor(CSV)
        ? Answer.bytes(
                200,
                CSV + "; charset=utf-8",
                FigureTable.csv(figures).getBytes(StandardCharsets.UTF_8))
            .with("Cache-Control", "no-store")
        : call.ok(json(figures));
  }

  private static boolean fits(Instant from, Instant before, Step step) {
    return from.isBefore(before) && Duration.between(from, before).compareTo(step.most()) <= 0;
  }

  private static Map<String, Object> json(Figures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", figures.step().word());
    json.put("times", figures.times().stream().map(AccountJson::moment).toList());
    Map<String, Object> series = new LinkedHashMap<>();
    figures.series().forEach(line -> series.put(line.name(), line.figures()));
    json.put("series", series);
    return json;
  }
}
