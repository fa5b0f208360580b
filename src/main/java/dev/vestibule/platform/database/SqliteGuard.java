package dev.vestibule.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    List<String> made = new ArrayList<>(remove(table));
    made.add(trigger(table, "insert", "(select " + array("new", key) + " as k)"));
    made.add(
        trigger(
            table,
            "update",
            "(select " + array("old", key) + " as k union select " + array("new", key) + ")"));
    made.add(trigger(table, "delete", "(select " + array("old", key) + " as k)"));
    return made;
  }

  static List<String> remove(String table) {
    return List.of("insert", "update", "delete").stream()
        .map(event -> "drop trigger if exists move_" + table + "_" + event)
        .toList();
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

  private static String array(String row, List<String> key) {
    return key.stream()
        .map(column -> row + "." + column)
        .collect(Collectors.joining(", ", "json_array(", ")"));
  }
}
