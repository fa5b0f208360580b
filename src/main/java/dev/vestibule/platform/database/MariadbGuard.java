package dev.vestibule.platform.database;

import java.util.ArrayList;
import java.util.List;

/**
 * MariaDB's triggers of a move: they refuse writes once the data has left, and note the others.
 * Each takes a share of the move's row, so that a fence waits for whoever writes already. Rows that
 * go with another one fire no trigger here; they go with it in the other database too.
 */
final class MariadbGuard {
  private MariadbGuard() {}

  static List<String> make(String table, List<String> key) {
    List<String> made = new ArrayList<>(GuardWords.remove(table));
    made.add(trigger(table, "insert", note(table, "new", key)));
    made.add(trigger(table, "update", note(table, "old", key) + note(table, "new", key)));
    made.add(trigger(table, "delete", note(table, "old", key)));
    return made;
  }

  private static String trigger(String table, String event, String notes) {
    return """
    create trigger move_%1$s_%2$s after %2$s on %1$s for each row
    begin
      declare here varchar(16);
      set here = (select state from moves where slot = 1 lock in share mode);
      if here in ('fenced', 'gone', 'closed') then
        signal sqlstate '45000' set message_text = '%3$s';
      end if;
      if here in ('leaving', 'arrived') then
        %4$s
      end if;
    end
    """
        .formatted(table, event, RefusedException.MARK, notes);
  }

  private static String note(String table, String row, List<String> key) {
    return "insert into move_changes (table_name, row_key) values ('"
        + table
        + "', "
        + GuardWords.key(row, key)
        + "); ";
  }
}
