package dev.vestibule.core.notifications;

import java.util.Locale;

/** Who did what a mail tells of. */
public enum Actor {
  /** The account's owner, or whoever passed for them. */
  OWNER,
  /** Somebody with staff rights, or an operator at the command line. */
  STAFF;

  /** As templates get it. */
  String told() {
    return name().toLowerCase(Locale.ROOT);
  }
}
