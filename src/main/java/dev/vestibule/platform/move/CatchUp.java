package dev.vestibule.platform.move;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.OneRow;
import dev.vestibule.platform.rows.RowTable;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Brings to one database what changed in the other: for each key that was noted, the row as it is
 * now, whatever happened to it in between. Doing it twice changes nothing.
 */
final class CatchUp {
  private final Database from;
  private final Database to;

  CatchUp(Database from, Database to) {
    this.from = from;
    this.to = to;
  }

  /**
   * One round.
   *
   * @return how many notes there were
   */
  int round() {
    return from.snapshot(sql -> {
      int changes = Changes.count(sql);
      if (changes > 0) {
        bring(sql);
        Changes.forget(sql, from);
      }
      return changes;
    });
  }

  /** Everything that a snapshot has noted, in one transaction. */
  void bring(DSLContext seen) {
    to.load(sql -> {
      for (RowTable table : AllTables.LIST.reversed()) {
        OneRow here = new OneRow(seen, table);
        OneRow there = new OneRow(sql, table);
        Changes.keys(
            seen,
            table.name(),
            key -> {
              if (here.line(key).isEmpty()) {
                there.delete(key);
              }
            });
      }
      AllTables.LIST.stream().filter(RowTable::unique).forEach(table -> park(seen, sql, table));
      AllTables.LIST.forEach(table -> put(seen, sql, table));
    });
  }

  /** Two people may have exchanged what only one can have. */
  private static void park(DSLContext seen, DSLContext sql, RowTable table) {
    int[] mark = {0};
    Changes.keys(
        seen, table.name(), key -> new OneRow(sql, table).park(key, "~" + mark[0]++));
  }

  private static void put(DSLContext seen, DSLContext sql, RowTable table) {
    OneRow here = new OneRow(seen, table);
    OneRow there = new OneRow(sql, table);
    Changes.keys(
        seen,
        table.name(),
        key -> {
          Optional<String> line = here.line(key);
          if (line.isPresent()) {
            there.put(key, line.get());
            if (!there.line(key).equals(line)) {
              throw new MoveException(
                  "a row of " + table.name() + " is another one in the other database");
            }
          }
        });
  }
}
