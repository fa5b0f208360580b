package dev.vestibule.ui.console.operations;

import dev.vestibule.core.notifications.MessageState;
import dev.vestibule.core.notifications.OutboxPages;
import dev.vestibule.core.operations.Nodes;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.core.statistics.FigureTable;
import dev.vestibule.core.statistics.Quantity;
import dev.vestibule.core.statistics.Statistics;
import dev.vestibule.core.statistics.Statistics.Figures;
import dev.vestibule.core.statistics.Statistics.Series;
import dev.vestibule.core.statistics.Statistics.Step;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Route;
import dev.vestibule.ui.console.Clerk;
import dev.vestibule.ui.console.ConsoleFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code /console/dashboard/}: what happens, at a glance. */
final class DashboardPage {
  static final String PATH = "/console/dashboard/";

  private static final Map<String, Set<Quantity>> CHARTS =
      Map.of(
          "sign-ups", EnumSet.of(Quantity.SIGN_UPS, Quantity.VERIFICATIONS),
          "sign-ins", EnumSet.of(Quantity.SIGN_INS),
          "failures", EnumSet.of(Quantity.FAILURES),
          "codes", EnumSet.of(Quantity.CODES_MADE, Quantity.CODES_USED),
          "active", EnumSet.of(Quantity.ACTIVE_DAY, Quantity.ACTIVE_MONTH),
          "lag", EnumSet.of(Quantity.OUTBOX_LAG));

  /** How much is shown. */
  enum Range {
    DAY(Step.HOUR, Duration.ofHours(24)),
    WEEK(Step.DAY, Duration.ofDays(7)),
    MONTH(Step.DAY, Duration.ofDays(30)),
    QUARTER(Step.DAY, Duration.ofDays(90));

    private final Step step;
    private final Duration length;

    Range(Step step, Duration length) {
      this.step = step;
      this.length = length;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Range of(String word) {
      return Stream.of(values())
          .filter(range -> range.word().equals(word))
          .findFirst()
          .orElse(MONTH);
    }

    /** So that the present hour or day is the last. */
    private Instant from(Instant now) {
      Duration one = step == Step.HOUR ? Duration.ofHours(1) : Duration.ofDays(1);
      return step.start(now).plus(one).minus(length);
    }
  }

  private final ConsoleFrame frame;
  private final Statistics statistics;
  private final Database database;
  private final Nodes nodes;
  private final Clocks clocks;

  DashboardPage(
      ConsoleFrame frame, Statistics statistics, Database database, Nodes nodes, Clocks clocks) {
    this.frame = frame;
    this.statistics = statistics;
    this.database = database;
    this.nodes = nodes;
    this.clocks = clocks;
  }

  List<Route> routes() {
    return List.of(
        frame.page(PATH, Permission.SYSTEM_READ, this::show),
        frame.page(PATH + "{chart}/csv/", Permission.SYSTEM_READ, this::csv));
  }

  private Answer show(Clerk clerk) {
    Range range = Range.of(clerk.asked("range"));
    Instant now = clocks.now();
    Figures figures = statistics.between(range.from(now), now, range.step);
    Figures days = days(range, now);
    Figures before =
        statistics.between(range.from(now).minus(range.length), range.from(now), range.step);
    Charts charts = new Charts(clerk.words(), figures);
    return frame.show(
        clerk,
        200,
        "console/operations/dashboard",
        Map.of(
            "range", range.word(),
            "ranges", Stream.of(Range.values()).map(Range::word).toList(),
            "times", clocks.times(clerk.words()),
            "charts",
                List.of(
                    charts.named("sign-ups"),
                    charts.named("sign-ins"),
                    charts.named("failures"),
                    new Charts(clerk.words(), days).named("active"),
                    charts.named("codes"),
                    charts.named("lag")),
            "numbers", new Numbers(figures, before, days, clerk.words()),
            "outbox", database.read(OutboxPages::counts),
            "failed", MessageState.FAILED,
            "queued", MessageState.QUEUED,
            "alive", database.read(nodes::all).stream().filter(node -> node.alive(now)).count()));
  }

  /** People are counted by days alone. */
  private Figures days(Range range, Instant now) {
    Range long30 = range.step == Step.HOUR || range == Range.WEEK ? Range.MONTH : range;
    return statistics.between(long30.from(now), now, Step.DAY);
  }

  private Answer csv(Clerk clerk) {
    String chart = clerk.request().parameter("chart");
    Set<Quantity> wanted = CHARTS.get(chart);
    if (wanted == null) {
      return frame.missing(clerk);
    }
    Range range = Range.of(clerk.asked("range"));
    Instant now = clocks.now();
    Figures figures =
        chart.equals("active")
            ? days(range, now)
            : statistics.between(range.from(now), now, range.step);
    List<Series> lines =
        figures.series().stream().filter(line -> wanted.contains(line.quantity())).toList();
    return Answer.bytes(
            200,
            "text/csv; charset=utf-8",
            FigureTable.csv(figures, lines).getBytes(StandardCharsets.UTF_8))
        .with("Content-Disposition", "attachment; filename=\"" + chart + ".csv\"")
        .with("Cache-Control", "no-store");
  }
}
