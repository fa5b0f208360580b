package dev.vestibule.ui.console.operations;

import dev.vestibule.core.statistics.Quantity;
import dev.vestibule.core.statistics.Statistics.Figures;
import dev.vestibule.core.statistics.Statistics.Series;
import dev.vestibule.ui.console.ConsoleWords;

/** The few numbers that stand above the charts, beside those of the time before. */
public record Numbers(Figures now, Figures before, Figures days, ConsoleWords words) {
  private static long total(Figures figures, Quantity quantity) {
    return figures.of(quantity).stream().mapToLong(Series::total).sum();
  }

  public long signUps() {
    return total(now, Quantity.SIGN_UPS);
  }

  public long signIns() {
    return total(now, Quantity.SIGN_INS);
  }

  public long failures() {
    return total(now, Quantity.FAILURES);
  }

  public long activeToday() {
    return days.of(Quantity.ACTIVE_DAY).getFirst().last();
  }

  public long activeMonth() {
    return days.of(Quantity.ACTIVE_MONTH).getFirst().last();
  }

  /** How many of a hundred, or nothing to say. */
  public String share(String part, String whole) {
    long all = total(now, Quantity.valueOf(whole));
    long some = Math.min(all, total(now, Quantity.valueOf(part)));
    return all == 0 ? "" : words.get("percent", Math.round(100.0 * some / all));
  }

  /** How much more or less than in the time before; empty when there was nothing to compare. */
  public String change(String quantity) {
    long former = total(before, Quantity.valueOf(quantity));
    if (former == 0) {
      return "";
    }
    long percent = Math.round(100.0 * (total(now, Quantity.valueOf(quantity)) - former) / former);
    return words.get(percent < 0 ? "change.less" : "change.more", Math.abs(percent));
  }
}
