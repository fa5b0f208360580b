package dev.vestibule.core.notifications;

/** Addresses that their owner recognises and nobody else learns. */
final class Masked {
  private Masked() {}

  /** The first character, an ellipsis and the domain: {@code a…@example.org}. */
  static String email(String address) {
    int at = address.lastIndexOf('@');
    int first = address.offsetByCodePoints(0, 1);
    return address.substring(0, Math.min(first, at)) + "…" + address.substring(at);
  }

  /** An address as above; of a number the first three characters and the last two. */
  static String recipient(String recipient) {
    if (recipient.indexOf('@') > 0) {
      return email(recipient);
    }
    int end = recipient.length() - 2;
    return end < 4 ? "…" : recipient.substring(0, 3) + "…" + recipient.substring(end);
  }
}
