package dev.vestibule.ui.console.operations;

import dev.vestibule.core.statistics.Statistics.Step;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A chart as it is drawn: the drawing is as wide as there are times, ten units each, and a hundred
 * high; the page stretches it.
 *
 * @param name its name in addresses and texts
 */
public record Chart(String name, Step step, List<Instant> times, List<Line> lines, Locale locale) {
  private static final int UNIT = 10;
  private static final int HEIGHT = 100;
  private static final double BAR = 6.4;

  public Chart {
    times = List.copyOf(times);
    lines = List.copyOf(lines);
  }

  /** How a line is drawn; bars of one chart stand upon each other. */
  public enum Form {
    BAR,
    LINE,
    AREA
  }

  /**
   * One line of figures.
   *
   * @param colour from 1 on
   */
  public record Line(String label, Form form, int colour, List<Long> figures, long total) {
    public Line {
      figures = List.copyOf(figures);
    }
  }

  /**
   * A piece of a bar.
   *
   * @param partial whether its time is not over
   */
  public record Bar(String x, String y, String width, String height, int colour, boolean partial) {}

  public int width() {
    return times.size() * UNIT;
  }

  public boolean empty() {
    return lines.stream().allMatch(line -> line.figures().stream().allMatch(f -> f == 0));
  }

  /** The top of the scale: 2, 4, 10, 20, 40, 100 and so on, so that its half is whole. */
  public long top() {
    long most = 1;
    for (int i = 0; i < times.size(); i++) {
      most = Math.max(most, Math.max(stacked(i), highest(i)));
    }
    long unit = 1;
    while (unit * 10 < most) {
      unit *= 10;
    }
    for (long factor : new long[] {2, 4, 6, 8, 10}) {
      if (unit * factor >= most) {
        return unit * factor;
      }
    }
    return unit * 20;
  }

  private long stacked(int at) {
    return lines.stream()
        .filter(line -> line.form() == Form.BAR)
        .mapToLong(line -> line.figures().get(at))
        .sum();
  }

  private long highest(int at) {
    return lines.stream().mapToLong(line -> line.figures().get(at)).max().orElse(0);
  }

  /** All pieces of all bars. */
  public List<Bar> bars() {
    List<Bar> bars = new java.util.ArrayList<>();
    long top = top();
    for (int i = 0; i < times.size(); i++) {
      double foot = HEIGHT;
      for (Line line : lines) {
        long figure = line.figures().get(i);
        if (line.form() == Form.BAR && figure > 0) {
          double high = (double) HEIGHT * figure / top;
          bars.add(
              new Bar(
                  text(i * UNIT + (UNIT - BAR) / 2),
                  text(foot - high),
                  text(BAR),
                  text(high),
                  line.colour(),
                  i == times.size() - 1));
          foot -= high;
        }
      }
    }
    return bars;
  }

  /** The way of a line, through the middle of each time but the last, which is not over. */
  public String way(Line line) {
    return way(line, 0, Math.max(1, times.size() - 1));
  }

  /** The way from there to the last time. */
  public String lastWay(Line line) {
    return way(line, Math.max(0, times.size() - 2), times.size());
  }

  private String way(Line line, int from, int before) {
    long top = top();
    StringBuilder way = new StringBuilder();
    for (int i = from; i < before; i++) {
      way.append(i == from ? 'M' : 'L')
          .append(text(i * UNIT + UNIT / 2.0))
          .append(' ')
          .append(text(HEIGHT - (double) HEIGHT * line.figures().get(i) / top));
    }
    return way.toString();
  }

  /** The same, closed along the foot. */
  public String area(Line line) {
    return way(line, 0, times.size())
        + "L"
        + text(width() - UNIT / 2.0)
        + " "
        + HEIGHT
        + "L"
        + text(UNIT / 2.0)
        + " "
        + HEIGHT
        + "Z";
  }

  /** A time in the words of the axis. */
  public String label(int at) {
    String pattern = step == Step.HOUR ? "HH:mm" : "d MMM";
    return format(at, pattern);
  }

  /** A time in full. */
  public String longLabel(int at) {
    return format(at, step == Step.HOUR ? "EEE d MMM, HH:mm 'UTC'" : "EEE d MMM uuuu");
  }

  private String format(int at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale)
        .format(times.get(at).atOffset(ZoneOffset.UTC));
  }

  /** A number in the page's language. */
  public String number(long number) {
    return NumberFormat.getIntegerInstance(locale).format(number);
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
