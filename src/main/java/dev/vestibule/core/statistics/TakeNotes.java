package dev.vestibule.core.statistics;

import dev.vestibule.core.events.Event;
import dev.vestibule.core.events.Listener;
import dev.vestibule.platform.database.Transaction;
import java.util.Locale;

/**
 * Notes what is to be counted, a small row for each event in the event's own transaction. Nobody
 * waits for anybody: rows of sums are touched by one job alone.
 */
public final class TakeNotes implements Listener {
  /** What the column holds, less the word and the full stop. */
  private static final int LONGEST_REASON = 40;

  @Override
  public void heard(Transaction tx, Event event) {
    Quantity.of(event)
        .ifPresent(
            quantity -> Hours.note(tx, event.id().toString(), name(quantity, event), event.at()));
  }

  private static String name(Quantity quantity, Event event) {
    if (quantity != Quantity.FAILURES) {
      return quantity.word();
    }
    String reason =
        event
            .facts()
            .getOrDefault("reason", "other")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "_");
    return quantity.word() + "." + reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
  }
}
