package dev.vestibule.core.codes;

import java.util.Locale;

/** What a code may be used for: one thing only. */
public enum CodePurpose {
  /** Proves that a number is its account's. */
  TELEPHONE,
  /** Proves that an address is its account's, in place of the link in the same mail. */
  EMAIL,
  /**
   * Proves the new address of an account that changes it, in place of the link in the same mail.
   */
  EMAIL_CHANGE,
  /** Sets a new password, in place of the link in the same mail. */
  PASSWORD_RESET;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
