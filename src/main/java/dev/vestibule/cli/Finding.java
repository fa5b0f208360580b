package dev.vestibule.cli;

/**
 * What {@code doctor} found.
 *
 * @param check what was looked at
 * @param says what was found
 * @param mend how to mend it; empty when there is nothing to mend
 */
record Finding(String check, Level level, String says, String mend) {
  /** How bad it is. */
  enum Level {
    ok,
    warn,
    FAIL
  }

  static Finding ok(String check, String says) {
    return new Finding(check, Level.ok, says, "");
  }

  static Finding warn(String check, String says, String mend) {
    return new Finding(check, Level.warn, says, mend);
  }

  static Finding fail(String check, String says, String mend) {
    return new Finding(check, Level.FAIL, says, mend);
  }

  /** A failure with the innermost reason, which is the one that helps. */
  static Finding fail(String check, Throwable thrown, String mend) {
    Throwable at = thrown;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    String reason = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
    String own = thrown.getMessage();
    if (own == null) {
      return fail(check, reason, mend);
    }
    return fail(check, own.contains(reason) ? own : own + ": " + reason, mend);
  }
}
