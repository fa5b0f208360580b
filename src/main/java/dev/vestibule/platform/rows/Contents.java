package dev.vestibule.platform.rows;

import dev.vestibule.platform.database.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;

/** All rows at once: how many there are, and away with them. */
public final class Contents {
  private Contents() {}

  /** How many rows each table has that has any. */
  public static Map<String, Long> counts(Database database) {
    Set<String> present = database.tables().keySet();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (RowTable table : AllTables.LIST) {
      if (present.contains(table.name())) {
        long rows = database.read(sql -> (long) sql.fetchCount(table.table()));
        if (rows > 0) {
          counts.put(table.name(), rows);
        }
      }
    }
    return counts;
  }

  /** Deletes all rows of the tables that are present, those that refer to others first. */
  public static void clear(DSLContext sql, Set<String> present) {
    for (RowTable table : List.copyOf(AllTables.LIST).reversed()) {
      if (present.contains(table.name())) {
        sql.deleteFrom(table.table()).execute();
      }
    }
  }
}
