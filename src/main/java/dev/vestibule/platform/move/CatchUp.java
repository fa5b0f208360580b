package dev.vestibule.platform.move;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.RowTable;
import dev.vestibule.platform.rows.SomeRows;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
      AllTables.LIST.reversed().forEach(table -> delete(seen, sql, table));
      AllTables.LIST.stream().filter(RowTable::unique).forEach(table -> park(seen, sql, table));
      AllTables.LIST.forEach(table -> put(seen, sql, table));
    });
  }

  private static void delete(DSLContext seen, DSLContext sql, RowTable table) {
    SomeRows here = new SomeRows(seen, table);
    Changes.keys(
        seen,
        table,
        keys -> {
          Set<String> gone = new LinkedHashSet<>(keys);
          gone.removeAll(here.lines(keys).keySet());
          new SomeRows(sql, table).delete(gone);
        });
  }

  /** Two people may have exchanged what only one can have. */
  private static void park(DSLContext seen, DSLContext sql, RowTable table) {
    int[] some = {0};
    Changes.keys(seen, table, keys -> new SomeRows(sql, table).park(keys, "~" + some[0]++ + "."));
  }

  private static void put(DSLContext seen, DSLContext sql, RowTable table) {
    SomeRows here = new SomeRows(seen, table);
    SomeRows there = new SomeRows(sql, table);
    Changes.keys(
        seen,
        table,
        keys -> {
          Map<String, String> lines = here.lines(keys);
          there.put(lines);
          if (!there.lines(keys).equals(lines)) {
            throw new MoveException(
                "rows of " + table.name() + " are other ones in the other database");
          }
        });
  }
}
