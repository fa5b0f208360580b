package dev.vestibule.ui.console.operations;

import dev.vestibule.core.statistics.Quantity;
import dev.vestibule.core.statistics.Statistics.Figures;
import dev.vestibule.core.statistics.Statistics.Series;
import dev.vestibule.platform.http.Language;
import dev.vestibule.ui.console.ConsoleWords;
import dev.vestibule.ui.console.operations.Chart.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The charts of the dashboard, made of figures. */
final class Charts {
  /** More reasons than this are put together: nobody tells more colours apart. */
  private static final int REASONS = 4;

  private final ConsoleWords words;
  private final Figures figures;

  Charts(ConsoleWords words, Figures figures) {
    this.words = words;
    this.figures = figures;
  }

  /** By its name in the address. */
  Chart named(String name) {
    return switch (name) {
      case "sign-ups" ->
          chart(
              name,
              List.of(
                  line(Quantity.SIGN_UPS, Chart.Form.BAR, 1),
                  line(Quantity.VERIFICATIONS, Chart.Form.LINE, 2)));
      case "sign-ins" -> chart(name, List.of(line(Quantity.SIGN_INS, Chart.Form.BAR, 1)));
      case "failures" -> chart(name, failures());
      case "codes" ->
          chart(
              name,
              List.of(
                  line(Quantity.CODES_MADE, Chart.Form.BAR, 1),
                  line(Quantity.CODES_USED, Chart.Form.LINE, 2)));
      case "active" ->
          chart(
              name,
              List.of(
                  line(Quantity.ACTIVE_DAY, Chart.Form.BAR, 1),
                  line(Quantity.ACTIVE_MONTH, Chart.Form.LINE, 2)));
      case "lag" -> chart(name, List.of(line(Quantity.OUTBOX_LAG, Chart.Form.AREA, 1)));
      default -> throw new IllegalArgumentException("no chart " + name);
    };
  }

  private Chart chart(String name, List<Line> lines) {
    return new Chart(name, figures.step(), figures.times(), lines, locale());
  }

  private Locale locale() {
    return words.language() == Language.EN ? Locale.UK : Locale.FRANCE;
  }

  private Line line(Quantity quantity, Chart.Form form, int colour) {
    Series found = figures.of(quantity).getFirst();
    return new Line(
        words.get("quantity." + quantity.word()), form, colour, found.figures(), found.total());
  }

  /** The most frequent reasons each, and the others together. */
  private List<Line> failures() {
    List<Series> found =
        figures.of(Quantity.FAILURES).stream()
            .sorted(Comparator.comparingLong(Series::total).reversed())
            .toList();
    List<Line> lines = new ArrayList<>();
    for (Series reason : found.subList(0, Math.min(REASONS, found.size()))) {
      lines.add(
          new Line(
              reason(reason.reason()),
              Chart.Form.BAR,
              lines.size() + 1,
              reason.figures(),
              reason.total()));
    }
    if (found.size() > REASONS) {
      lines.add(others(found.subList(REASONS, found.size())));
    }
    return lines;
  }

  private Line others(List<Series> rest) {
    List<Long> sums = new ArrayList<>();
    for (int i = 0; i < figures.times().size(); i++) {
      int at = i;
      sums.add(rest.stream().mapToLong(line -> line.figures().get(at)).sum());
    }
    long total = sums.stream().mapToLong(Long::longValue).sum();
    return new Line(words.get("reason.others"), Chart.Form.BAR, REASONS + 1, sums, total);
  }

  private String reason(String word) {
    return words.has("reason." + word) ? words.get("reason." + word) : word.replace('_', ' ');
  }
}
