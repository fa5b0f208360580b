package dev.vestibule.platform.database;

import java.util.List;
import java.util.stream.Collectors;

/** What the triggers of a move are called, and how they write a key, where both are alike. */
final class GuardWords {
  private GuardWords() {}

  /** Takes a table's triggers away. */
  static List<String> remove(String table) {
    return List.of("insert", "update", "delete").stream()
        .map(event -> "drop trigger if exists move_" + table + "_" + event)
        .toList();
  }

  /** The key of the row before ({@code old}) or after ({@code new}) as a JSON array. */
  static String key(String row, List<String> key) {
    return key.stream()
        .map(column -> row + "." + column)
        .collect(Collectors.joining(", ", "json_array(", ")"));
  }
}
