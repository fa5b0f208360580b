package dev.vestibule.core.tokens;

import java.util.Locale;

/** Why a session ended. */
public enum EndReason {
  SIGNED_OUT,
  /** Whoever held a token of its, or a service, took it back. */
  REVOKED,
  PASSWORD_CHANGED,
  PASSWORD_RESET,
  DEACTIVATED,
  EMAIL_UNDONE,
  DELETION,
  ENDED_BY_STAFF,
  /** A refresh token came back that had been used up. */
  TOKEN_REUSED,
  ROTATED;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
