package dev.vestibule.cli;

import dev.vestibule.platform.rows.Progress;
import java.time.Duration;
import java.util.Locale;

/** Shows on a terminal how far long work has come, and how long it took. */
final class Meter implements Progress {
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final int WIDTH = 70;
  private static final double UNIT = 1000;

  private final Invocation invocation;
  private final boolean shown = Typed.terminal();
  private final long began = System.nanoTime();
  private long told = began;

  Meter(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void at(String doing, String table, long rows) {
    if (shown && System.nanoTime() - told > EVERY.toNanos()) {
      told = System.nanoTime();
      line("%s %s: %,d rows".formatted(doing, table, rows));
    }
  }

  /** Takes the line away again. */
  void clear() {
    if (shown) {
      line("");
      invocation.err().print("\r");
    }
  }

  private void line(String text) {
    invocation.err().print("\r" + String.format(Locale.ROOT, "%-" + WIDTH + "s", text));
    invocation.err().flush();
  }

  /** Since this was made, as {@code 1.2 s}. */
  String seconds() {
    return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - began) / 1e9);
  }

  /** Bytes as people read them. */
  static String size(long bytes) {
    double size = bytes;
    String[] units = {"bytes", "kB", "MB", "GB", "TB"};
    int unit = 0;
    while (size >= UNIT && unit < units.length - 1) {
      size /= UNIT;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }
}
