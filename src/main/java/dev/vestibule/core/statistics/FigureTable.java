package dev.vestibule.core.statistics;

import java.util.List;

/** Figures as a table for spreadsheets (RFC 4180): a line for each time, a column for each name. */
public final class FigureTable {
  private FigureTable() {}

  /** The table; names hold nothing that would need quotes. */
  public static String csv(Statistics.Figures figures) {
    return csv(figures, figures.series());
  }

  /** The table with some lines of the figures alone. */
  public static String csv(Statistics.Figures figures, List<Statistics.Series> lines) {
    StringBuilder csv = new StringBuilder("time");
    lines.forEach(line -> csv.append(',').append(line.name()));
    csv.append("\r\n");
    for (int i = 0; i < figures.times().size(); i++) {
      csv.append(figures.times().get(i));
      for (Statistics.Series line : lines) {
        csv.append(',').append(line.figures().get(i));
      }
      csv.append("\r\n");
    }
    return csv.toString();
  }
}
