package dev.vestibule.core.notifications;

import java.util.Optional;
import java.util.stream.Stream;

/** By what a message leaves. */
public enum Channel {
  MAIL("mail", "letter"),
  SMS("sms", "text");

  private final String stored;
  private final String sealedAs;

  Channel(String stored, String sealedAs) {
    this.stored = stored;
    this.sealedAs = sealedAs;
  }

  /** As the outbox and answers say it. */
  public String stored() {
    return stored;
  }

  /** What the content is sealed as; waiting rows of former versions are still opened by it. */
  String sealedAs() {
    return sealedAs;
  }

  /** The one of that word. */
  public static Optional<Channel> ofWord(String word) {
    return Stream.of(values()).filter(channel -> channel.stored.equals(word)).findFirst();
  }

  static Channel of(String stored) {
    return stored.equals(SMS.stored) ? SMS : MAIL;
  }
}
