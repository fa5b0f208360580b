package dev.vestibule.core.accounts;

import java.util.Locale;

/** E-mail addresses: kept as entered but for the domain's case, compared without case. */
public final class Emails {
  private Emails() {}

  /** The address with its domain in lower case (RFC 5321, section 2.4). */
  public static String normalise(String email) {
    int at = email.lastIndexOf('@');
    return at < 0
        ? email
        : email.substring(0, at + 1) + email.substring(at + 1).toLowerCase(Locale.ROOT);
  }

  /** What two spellings of one address have in common. */
  public static String key(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}
