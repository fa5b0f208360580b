package dev.vestibule.platform.database;

import java.util.Locale;

/** Where the data is, seen from one of the two databases of a move. */
public enum MoveState {
  /** Here; it is being copied to the other, and changes are noted. */
  LEAVING,
  /** Here, and nobody writes for a moment. */
  FENCED,
  /** In the other database. */
  GONE,
  /** Not here yet. */
  ARRIVING,
  /** Here, since the move; changes are noted for the way back. */
  ARRIVED,
  /** In the other database for good. */
  CLOSED;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MoveState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
