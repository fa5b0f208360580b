package dev.vestibule.core.passwords;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How alike a password and a word are, by the measure that Django uses: twice the number of
 * characters they share, in whatever order, over the length of both (Python's {@code
 * SequenceMatcher.quick_ratio}).
 */
final class Similarity {
  private static final Pattern NO_WORD = Pattern.compile("\\W+", Pattern.UNICODE_CHARACTER_CLASS);

  private Similarity() {}

  /** Whether the password reaches the measure with the text or with a word in it. */
  static boolean reaches(double most, String password, String text) {
    String lower = password.toLowerCase(Locale.ROOT);
    String known = text.toLowerCase(Locale.ROOT);
    return like(most, lower, known)
        || NO_WORD.splitAsStream(known).anyMatch(word -> like(most, lower, word));
  }

  private static boolean like(double most, String password, String word) {
    return !tooUnequal(most, password, word) && quickRatio(password, word) >= most;
  }

  /** A word that is much shorter cannot be what the password is made of. */
  private static boolean tooUnequal(double most, String password, String word) {
    int length = count(password);
    return length >= 10 * count(word) && count(word) < most / 2 * length;
  }

  static double quickRatio(String a, String b) {
    int total = count(a) + count(b);
    if (total == 0) {
      return 1;
    }
    Map<Integer, Integer> available = new HashMap<>();
    b.codePoints().forEach(c -> available.merge(c, 1, Integer::sum));
    long shared = a.codePoints().filter(c -> available.merge(c, -1, Integer::sum) >= 0).count();
    return 2.0 * shared / total;
  }

  private static int count(String text) {
    return text.codePointCount(0, text.length());
  }
}
