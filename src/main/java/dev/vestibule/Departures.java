package dev.vestibule;

import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.verification.ScheduleDeletion;
import dev.vestibule.core.verification.UndoDeletion;

/** The part of the house that lets accounts go, and come back while there is time. */
public final class Departures {
  public final ScheduleDeletion schedule;
  public final UndoDeletion undo;

  Departures(House house, AccountEvents events) {
    this.schedule =
        new ScheduleDeletion(
            house.database,
            house.accounts,
            house.sessions,
            house.links,
            events,
            house.settings,
            house.clock);
    this.undo = new UndoDeletion(house.database, house.accounts, house.links, house.clock);
  }
}
