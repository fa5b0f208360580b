package dev.vestibule.platform.backup;

import dev.vestibule.platform.rows.Progress;

/** Counts rows and tells of every thousandth. */
final class Steps {
  private static final long TOLD_EVERY = 1000;

  private final String doing;
  private final Progress progress;
  private String table = "";
  private long rows;

  Steps(String doing, Progress progress) {
    this.doing = doing;
    this.progress = progress;
  }

  void table(String name) {
    table = name;
    rows = 0;
  }

  String table() {
    return table;
  }

  void step() {
    if (++rows % TOLD_EVERY == 0) {
      progress.at(doing, table, rows);
    }
  }
}
