package dev.vestibule.dialect.drf;

import java.math.BigDecimal;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** What Python says of a value: its text, its type, what it strips. */
final class Python {
  private Python() {}

  /** The name of the type of a JSON value. */
  static String typeName(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "list";
      case OBJECT, POJO -> "dict";
      case STRING, BINARY -> "str";
      case BOOLEAN -> "bool";
      case NUMBER -> node.isIntegralNumber() ? "int" : "float";
      case NULL, MISSING -> "NoneType";
    };
  }

  /** {@code str(value)}. */
  static String str(JsonNode node) {
    return node.isString() ? node.stringValue() : repr(node);
  }

  private static String repr(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> {
        StringJoiner items = new StringJoiner(", ", "[", "]");
        node.forEach(item -> items.add(repr(item)));
        yield items.toString();
      }
      case OBJECT, POJO -> {
        StringJoiner members = new StringJoiner(", ", "{", "}");
        node.properties().forEach(m -> members.add(quoted(m.getKey()) + ": " + repr(m.getValue())));
        yield members.toString();
      }
      case STRING, BINARY -> quoted(node.asString());
      case BOOLEAN -> node.booleanValue() ? "True" : "False";
      case NUMBER ->
          node.isIntegralNumber() ? node.bigIntegerValue().toString() : number(node.doubleValue());
      case NULL, MISSING -> "None";
    };
  }

  private static String quoted(String text) {
    String inner = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return inner.contains("'") && !inner.contains("\"")
        ? '"' + inner + '"'
        : "'" + inner.replace("'", "\\'") + "'";
  }

  /** {@code str(float)}: the shortest digits, an exponent from 1e16 up and below 1e-4. */
  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    } else if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      return digits.scale() <= 0 ? digits.toPlainString() + ".0" : digits.toPlainString();
    }
    String all = digits.unscaledValue().abs().toString();
    String mantissa = all.length() == 1 ? all : all.charAt(0) + "." + all.substring(1);
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return (value < 0 ? "-" : "") + mantissa + "e" + power + Math.abs(exponent);
  }

  /** {@code str.isspace()} of one character: the no-break space is one, unlike in Java. */
  static boolean isSpace(int c) {
    return (c >= 0x09 && c <= 0x0D)
        || (c >= 0x1C && c <= 0x20)
        || c == 0x85
        || Character.isSpaceChar(c);
  }

  /** {@code str.strip()}. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** {@code len(text)}: code points, a lone surrogate counting as one. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Whether {@code \w} of a regular expression matches. */
  static boolean isWord(int c) {
    return c == '_'
        || switch (Character.getType(c)) {
          case Character.UPPERCASE_LETTER,
              Character.LOWERCASE_LETTER,
              Character.TITLECASE_LETTER,
              Character.MODIFIER_LETTER,
              Character.OTHER_LETTER,
              Character.DECIMAL_DIGIT_NUMBER,
              Character.LETTER_NUMBER,
              Character.OTHER_NUMBER ->
              true;
          default -> false;
        };
  }
}
