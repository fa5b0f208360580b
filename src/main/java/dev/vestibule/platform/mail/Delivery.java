package dev.vestibule.platform.mail;

/** What became of a mail that was handed over. */
public sealed interface Delivery {
  /** The next station has taken it. */
  record Accepted() implements Delivery {}

  /**
   * It will never be taken: the recipient does not exist there.
   *
   * @param reason what the other side said, without the mail's content
   */
  record Refused(String reason) implements Delivery {}

  /**
   * It was not taken this time.
   *
   * @param reason what the other side said, without the mail's content
   */
  record Delayed(String reason) implements Delivery {}
}
