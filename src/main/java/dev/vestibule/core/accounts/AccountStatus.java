package dev.vestibule.core.accounts;

import java.util.Locale;

/** What an account may do. */
public enum AccountStatus {
  /** The address is not proven yet; nobody signs in. */
  PENDING,
  /** Signs in. */
  ACTIVE,
  /** Shut by its owner or an administrator; no mailed link opens it again. */
  DEACTIVATED;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AccountStatus fromStored(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
