package dev.vestibule.core.notifications;

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

  static Channel of(String stored) {
    return stored.equals(SMS.stored) ? SMS : MAIL;
  }
}
