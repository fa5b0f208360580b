package dev.vestibule.platform.move;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Move;
import dev.vestibule.platform.database.Moves;
import dev.vestibule.platform.database.UnavailableException;
import dev.vestibule.platform.rows.AllTables;
import dev.vestibule.platform.rows.Column;
import dev.vestibule.platform.rows.RowTable;
import java.time.Duration;
import java.util.Optional;

/** What is done to each of the two databases of a move. */
final class Sides {
  /** A fence stands so long that every server knows of it. */
  static final Duration ANSWERS_HOLD = Database.ANSWERS_HOLD_MOVING.plusMillis(50);

  private static final int MOST_TRIES = 20;

  private Sides() {}

  static Optional<Move> find(Database database) {
    return database.read(Moves::find);
  }

  /**
   * The move as that database knows it.
   *
   * @throws MoveException when it knows nothing of it
   */
  static Move move(Database database, String id) {
    return find(database)
        .filter(move -> move.id().equals(id))
        .orElseThrow(() -> new MoveException("somebody else has begun another move"));
  }

  /**
   * Makes the triggers; each table is held for a moment, so that some may have to be asked again.
   */
  static void guard(Database database) {
    for (RowTable table : AllTables.LIST) {
      patiently(
          () -> database.guard(table.name(), table.key().stream().map(Column::name).toList()));
    }
  }

  static void unguard(Database database) {
    for (RowTable table : AllTables.LIST) {
      patiently(() -> database.unguard(table.name()));
    }
  }

  private static void patiently(Runnable change) {
    for (int tries = 1; ; tries++) {
      try {
        change.run();
        return;
      } catch (UnavailableException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
      }
    }
  }
}
