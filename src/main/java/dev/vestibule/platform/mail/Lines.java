package dev.vestibule.platform.mail;

/** Header values are one line each. */
final class Lines {
  private Lines() {}

  /**
   * Lets a value pass that is one line.
   *
   * @throws IllegalArgumentException when it holds a control character or a line separator
   */
  static String one(String field, String value) {
    boolean breaks =
        value.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    if (breaks) {
      throw new IllegalArgumentException("the mail's " + field + " must be one line");
    }
    return value;
  }
}
