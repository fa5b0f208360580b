package dev.vestibule.core.codes;

import java.util.Locale;

/** What a code may be used for: one thing only. */
public enum CodePurpose {
  /** Proves that a number is its account's. */
  TELEPHONE;

  String stored() {
    return name().toLowerCase(Locale.ROOT);
  }
}
