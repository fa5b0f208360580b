package dev.vestibule.core.statistics;

import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Figures over time, up to the present moment. */
public final class Statistics {
  /** How finely; hours and days are those of UTC. */
  public enum Step {
    HOUR(ChronoUnit.HOURS, Duration.ofDays(31)),
    DAY(ChronoUnit.DAYS, Duration.ofDays(800));

    private final ChronoUnit unit;
    private final Duration most;

    Step(ChronoUnit unit, Duration most) {
      this.unit = unit;
      this.most = most;
    }

    /** The word in questions and answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Step> ofWord(String word) {
      return Stream.of(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** The longest time that is told at once. */
    public Duration most() {
      return most;
    }

    /** The beginning of the hour or day. */
    public Instant start(Instant at) {
      return at.truncatedTo(unit);
    }

    private Instant next(Instant start) {
      return start.plus(unit.getDuration());
    }
  }

  /**
   * One line of figures.
   *
   * @param name a quantity's word; of failures with the reason behind a full stop
   * @param figures one for each time
   */
  public record Series(Quantity quantity, String name, List<Long> figures) {
    public Series {
      figures = List.copyOf(figures);
    }

    /** The reason, of failures. */
    public String reason() {
      return name.substring(name.indexOf('.') + 1);
    }

    /** All figures as one: their sum, or the greatest. */
    public long total() {
      return figures.stream().reduce(0L, quantity::together);
    }

    /** The last figure. */
    public long last() {
      return figures.isEmpty() ? 0 : figures.getLast();
    }
  }

  /**
   * Figures of some time.
   *
   * @param times where each hour or day begins
   * @param series those without reasons always, failures for each reason there was
   */
  public record Figures(Step step, List<Instant> times, List<Series> series) {
    public Figures {
      times = List.copyOf(times);
      series = List.copyOf(series);
    }

    /** The lines of one quantity. */
    public List<Series> of(Quantity quantity) {
      return series.stream().filter(line -> line.quantity() == quantity).toList();
    }
  }

  private final Database database;

  public Statistics(Database database) {
    this.database = database;
  }

  /** The figures from a time on and before another, each rounded down to a beginning. */
  public Figures between(Instant from, Instant before, Step step) {
    List<Instant> times = new ArrayList<>();
    for (Instant at = step.start(from); at.isBefore(before); at = step.next(at)) {
      times.add(at);
    }
    Map<String, long[]> found = new TreeMap<>();
    for (Quantity quantity : Quantity.values()) {
      if (quantity != Quantity.FAILURES && !(quantity.daily() && step == Step.HOUR)) {
        found.put(quantity.word(), new long[times.size()]);
      }
    }
    if (!times.isEmpty()) {
      String first = Hours.hour(times.getFirst());
      String end = Hours.hour(step.next(times.getLast()));
      database
          .read(sql -> Hours.between(sql, first, end))
          .forEach(row -> add(found, row, times, step));
    }
    return new Figures(step, times, lines(found));
  }

  private static void add(
      Map<String, long[]> found, Hours.Row row, List<Instant> times, Step step) {
    Quantity quantity = quantity(row.name());
    if (quantity.daily() && step == Step.HOUR) {
      return;
    }
    Instant start = step.start(Instant.parse(row.hour() + ":00:00Z"));
    long[] figures = found.computeIfAbsent(row.name(), _ -> new long[times.size()]);
    int at = Math.toIntExact(step.unit.between(times.getFirst(), start));
    figures[at] = quantity.together(figures[at], row.figure());
  }

  private static Quantity quantity(String name) {
    return Quantity.ofWord(name.replaceFirst("\\..*", "")).orElse(Quantity.FAILURES);
  }

  private static List<Series> lines(Map<String, long[]> found) {
    List<Series> lines = new ArrayList<>();
    for (Quantity quantity : Quantity.values()) {
      found.forEach((name, figures) -> {
        if (quantity(name) == quantity) {
          List<Long> boxed = Arrays.stream(figures).boxed().toList();
          lines.add(new Series(quantity, name, boxed));
        }
      });
    }
    return lines;
  }
}
