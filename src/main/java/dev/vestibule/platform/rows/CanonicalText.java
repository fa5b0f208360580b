package dev.vestibule.platform.rows;

/** JSON strings (RFC 8259) in one way alone: nothing is escaped that need not be. */
final class CanonicalText {
  private static final char FIRST_PLAIN = ' ';

  private CanonicalText() {}

  static void append(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < FIRST_PLAIN) {
        line.append("\\u00").append(Character.forDigit(c >> 4, 16));
        line.append(Character.forDigit(c & 0xF, 16));
      } else {
        line.append(c);
      }
    }
    line.append('"');
  }
}
