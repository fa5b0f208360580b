package dev.vestibule.platform.mail;

import java.time.Duration;

/** What became of a mail or a text message that was handed over. */
public sealed interface Delivery {
  /** The next station has taken it. */
  record Accepted() implements Delivery {}

  /**
   * It will never be taken: the recipient does not exist there.
   *
   * @param reason what the other side said, without the message's content
   */
  record Refused(String reason) implements Delivery {}

  /**
   * It was not taken this time.
   *
   * @param reason what the other side said, without the message's content
   * @param atLeast how long the other side wants to be left alone; zero when it did not say
   */
  record Delayed(String reason, Duration atLeast) implements Delivery {
    public Delayed(String reason) {
      this(reason, Duration.ZERO);
    }
  }
}
