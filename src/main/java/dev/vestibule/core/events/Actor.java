package dev.vestibule.core.events;

import java.util.UUID;

/** Who did something. */
public sealed interface Actor {
  /** Somebody who is signed in, or who just proved who they are. */
  record Person(UUID uuid) implements Actor {}

  /**
   * A service with a key.
   *
   * @param key the key's identifier, which is no secret
   */
  record Service(String key) implements Actor {}

  /** Whoever runs the command line. */
  record Operator() implements Actor {}

  /** The server by itself: what is due, what is over. */
  record Server() implements Actor {}

  /** Somebody who proved nothing. */
  record Nobody() implements Actor {}
}
