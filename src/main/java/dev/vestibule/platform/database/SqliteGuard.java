package dev.vestibule.platform.database;

import java.util.ArrayList;
import java.util.List;

/** SQLite's triggers of a move: they refuse writes once the data has left, and note the others. */
final class SqliteGuard {
  private static final String REFUSE =
      " begin select raise(abort, '"
          + RefusedException.MARK
          + "') where exists (select 1 from moves where state in ('fenced', 'gone', 'closed'));";
  private static final String NOTE = " insert into move_changes (table_name, row_key) select '";
  private static final String NOTED =
      " where exists (select 1 from moves where state in ('leaving', 'arrived')); end";

  private SqliteGuard() {}

  static List<String> make(String table, List<String> key) {
    List<String> made = new ArrayList<>(GuardWords.remove(table));
    made.add(trigger(table, "insert", "(select " + GuardWords.key("new", key) + " as k)"));
    made.add(
        trigger(
            table,
            "update",
            "(select "
                + GuardWords.key("old", key)
                + " as k union select "
                + GuardWords.key("new", key)
                + ")"));
    made.add(trigger(table, "delete", "(select " + GuardWords.key("old", key) + " as k)"));
    return made;
  }

  private static String trigger(String table, String event, String keys) {
    return "create trigger move_%s_%s after %s on %s".formatted(table, event, event, table)
        + REFUSE
        + NOTE
        + table
        + "', k from "
        + keys
        + NOTED;
  }
}
