package dev.vestibule.core.verification;

import java.util.Locale;

/** What a one-time link may be used for: one thing only. */
public enum LinkPurpose {
  ACTIVATION,
  PASSWORD_RESET,
  USERNAME_RESET,
  /** A secret that is typed where the account is not named; a used one is remembered. */
  PASSWORD_RESET_TOKEN,
  /** Proves the new address that the link is about. */
  EMAIL_CHANGE,
  /** Puts the former address back that the link is about. No other event voids such a link. */
  EMAIL_UNDO;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
