package dev.vestibule.core.events;

import dev.vestibule.platform.database.Transaction;

/** Wants to know what happens. */
@FunctionalInterface
public interface Listener {
  /** Called in the transaction of what happened: what it writes is there with it or not at all. */
  void heard(Transaction tx, Event event);
}
