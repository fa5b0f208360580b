package dev.vestibule;

import dev.vestibule.core.events.Actor;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.events.Listener;
import java.util.List;

/** The part of the house that hears what happens. */
public final class Auditing {
  /** Where stores and use cases tell it. */
  public final Events events;

  /**
   * Wires it before everything that tells something.
   *
   * @param alone who does what is done outside of requests
   */
  Auditing(House house, Actor alone) {
    this.events = new Events(house.clock, alone, listeners());
  }

  /** Everybody who is told, in this order. */
  private static List<Listener> listeners() {
    return List.of();
  }
}
