package dev.vestibule.core.audit;

import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON of which there is one text alone (RFC 8785): members in the order of their names, no spaces,
 * and no more escapes than there must be. Names are ASCII.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  /** An object of texts, numbers and what is {@link Raw}. */
  static String object(Map<String, ? extends @Nullable Object> members) {
    StringJoiner all = new StringJoiner(",", "{", "}");
    new TreeMap<>(members).forEach((name, value) -> all.add(text(name) + ":" + value(value)));
    return all.toString();
  }

  /** JSON that is canonical already. */
  record Raw(String json) {}

  private static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Raw(String json) -> json;
      case Long number -> number.toString();
      default -> text(Objects.toString(value));
    };
  }

  private static String text(String plain) {
    StringBuilder quoted = new StringBuilder(plain.length() + 2).append('"');
    for (int i = 0; i < plain.length(); i++) {
      append(quoted, plain.charAt(i));
    }
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, char c) {
    switch (c) {
      case '"' -> quoted.append("\\\"");
      case '\\' -> quoted.append("\\\\");
      case '\b' -> quoted.append("\\b");
      case '\t' -> quoted.append("\\t");
      case '\n' -> quoted.append("\\n");
      case '\f' -> quoted.append("\\f");
      case '\r' -> quoted.append("\\r");
      default -> {
        if (c < ' ') {
          quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
        } else {
          quoted.append(c);
        }
      }
    }
  }
}
