package dev.vestibule.dialect.v1.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Text; what surrounds it as white space is taken away.
 *
 * @param least characters (code points)
 * @param most characters
 * @param fits the format
 * @param misfit the error's code where the format does not fit
 */
public record Text(int least, int most, Predicate<String> fits, String misfit) implements Kind {
  private static final int LONGEST_EMAIL = 254;
  private static final int LONGEST_PASSWORD = 1024;
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]+@[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+");

  /** So many characters at most, and at least one. */
  public static Text filled(int most) {
    return new Text(1, most, _ -> true, "");
  }

  /** So many characters at most. */
  public static Text line(int most) {
    return new Text(0, most, _ -> true, "");
  }

  public static Text email() {
    return filled(LONGEST_EMAIL).fitting(text -> EMAIL.matcher(text).matches(), "email");
  }

  /** A password; rules of its own are checked elsewhere. */
  public static Text password() {
    return filled(LONGEST_PASSWORD);
  }

  /** One of some words. */
  public static Text oneOf(String... words) {
    return filled(LONGEST_EMAIL).fitting(List.of(words)::contains, "choice");
  }

  /** The same held to a format. */
  public Text fitting(Predicate<String> format, String code) {
    return new Text(least, most, format, code);
  }

  @Override
  public @Nullable Object read(JsonNode node, Findings findings) {
    if (!node.isString()) {
      findings.add("text");
      return null;
    }
    String text = node.stringValue().strip();
    int length = text.codePointCount(0, text.length());
    if (!isClean(text)) {
      findings.add("characters");
    } else if (length < least) {
      findings.add("blank");
    } else if (length > most) {
      findings.add("too-long", most);
    } else if (!fits.test(text)) {
      findings.add(misfit);
    } else {
      return text;
    }
    return null;
  }

  /** No control characters, and no halves of a surrogate pair, which UTF-8 cannot hold. */
  private static boolean isClean(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    boolean whole = text.equals(new String(encoded, StandardCharsets.UTF_8));
    return whole && Arrays.stream(text.codePoints().toArray()).noneMatch(Character::isISOControl);
  }
}
