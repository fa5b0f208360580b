package dev.vestibule.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * PostgreSQL's triggers of a move: they refuse writes once the data has left, and note the others.
 * Each takes a share of the move's row, so that a fence waits for whoever writes already, and a
 * transaction that began before the fence cannot overlook it.
 */
final class PostgresqlGuard {
  private PostgresqlGuard() {}

  static List<String> make(String table, List<String> key) {
    List<String> made = new ArrayList<>(remove(table));
    made.add(
        """
        create function move_%1$s() returns trigger language plpgsql as $$
        declare here text;
        begin
          select state into here from moves where slot = 1 for share;
          if here in ('fenced', 'gone', 'closed') then
            raise exception '%2$s' using errcode = 'VM001';
          end if;
          if here in ('leaving', 'arrived') then
            if tg_op <> 'INSERT' then
              insert into move_changes (table_name, row_key) values ('%1$s', %3$s);
            end if;
            if tg_op <> 'DELETE' then
              insert into move_changes (table_name, row_key) values ('%1$s', %4$s);
            end if;
          end if;
          return null;
        end $$
        """
            .formatted(table, RefusedException.MARK, array("old", key), array("new", key)));
    made.add(
        "create trigger move_%1$s after insert or update or delete on %1$s for each row execute function move_%1$s()"
            .formatted(table));
    return made;
  }

  static List<String> remove(String table) {
    return List.of(
        "drop trigger if exists move_" + table + " on " + table,
        "drop function if exists move_" + table + "()");
  }

  private static String array(String row, List<String> key) {
    return key.stream()
        .map(column -> row + "." + column)
        .collect(Collectors.joining(", ", "json_build_array(", ")::text"));
  }
}
