package dev.vestibule.core.verification;

import java.util.Locale;

/** What a one-time link may be used for: one thing only. */
public enum LinkPurpose {
  ACTIVATION,
  PASSWORD_RESET,
  USERNAME_RESET;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
