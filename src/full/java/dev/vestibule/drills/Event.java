package dev.vestibule.drills;

/**
 * A line of a drill's history.
 *
 * @param at nanoseconds since the drill began
 * @param who the client, or {@code drill} for what the drill itself did or saw
 * @param what was asked, done or seen
 * @param key what it was about: an account, an address, a token's digest
 * @param value what belongs to it: a password's number, a successor's digest, a mail's id
 */
record Event(long at, String who, Deed what, String key, String value, Phase phase) {
  /** What may stand in a history. */
  enum Deed {
    REGISTER,
    SET_PASSWORD,
    SIGN_IN,
    REFRESH,
    RESET,
    ASK,
    /** An account that is in the database in the end. */
    ACCOUNT,
    /** A mail that arrived. */
    MAIL,
    KILL,
    /** What the server needs went away, or came back. */
    OUTAGE,
    /** The server answers again; the value is how many milliseconds that took. */
    READY
  }

  /** How it went, as the client saw it. */
  enum Phase {
    /** Acknowledged. */
    DONE,
    /** 503 with Retry-After. */
    LATER,
    /** Another answer than the one expected; its status is the value. */
    REFUSED,
    /** No answer: nobody knows whether it happened. */
    UNKNOWN,
    /** Looked at by the drill itself. */
    SEEN
  }

  boolean is(Deed deed, Phase wanted) {
    return what == deed && phase == wanted;
  }

  /** Whether it may have happened without the client's knowing. */
  boolean open() {
    return phase == Phase.UNKNOWN || phase == Phase.LATER;
  }
}
