package dev.vestibule.platform.move;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.Progress;
import dev.vestibule.platform.rows.RowReader;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.Tally;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;

/** Whether two databases hold the same: counts and checksums of every table. */
final class Proof {
  private final Progress progress;

  Proof(Progress progress) {
    this.progress = progress;
  }

  /**
   * Compares.
   *
   * @param seen a snapshot of the one
   * @param other the other, in which nobody else writes
   * @return how many rows each has
   * @throws MoveException when they differ
   */
  long same(DSLContext seen, Database other) {
    return other.snapshot(sql -> {
      long rows = 0;
      for (RowTable table : AllTables.LIST) {
        Tally.Sum here = sum(seen, table);
        if (!here.sameRows(sum(sql, table))) {
          throw new MoveException("the two databases hold different rows of " + table.name());
        }
        rows += here.rows();
      }
      return rows;
    });
  }

  private Tally.Sum sum(DSLContext sql, RowTable table) {
    AtomicLong rows = new AtomicLong();
    return RowReader.exact(sql)
        .read(table, line -> progress.at("comparing", table.name(), rows.incrementAndGet()))
        .sum(table.name(), 0);
  }
}
