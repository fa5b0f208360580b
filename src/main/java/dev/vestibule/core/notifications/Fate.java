package dev.vestibule.core.notifications;

/** What has become of a mail or text message so far. */
public sealed interface Fate {
  /** It has left. */
  record Sent() implements Fate {}

  /**
   * It waits for its turn or its next try.
   *
   * @param tries how many there were
   * @param reason why the last one failed; empty before the first
   */
  record Waiting(int tries, String reason) implements Fate {}

  /** It will never leave; the reason says why. */
  record Lost(String reason) implements Fate {}
}
