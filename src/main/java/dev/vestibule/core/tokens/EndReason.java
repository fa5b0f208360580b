package dev.vestibule.core.tokens;

import java.util.Locale;

/** Why a session ended. */
public enum EndReason {
  SIGNED_OUT,
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  DEACTIVATED,
  EMAIL_UNDONE,
  ROTATED;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
