package dev.vestibule.platform.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody meant by a name that is unknown. */
public final class NearestName {
  private NearestName() {}

  /** The known name with the fewest edits, when it is near enough to be meant. */
  public static Optional<String> of(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
        .filter(found -> distance(name, found) <= Math.max(3, name.length() / 2));
  }

  /** Edits between two names; the end of a dotted name stands for all of it at the cost of one. */
  private static int distance(String name, String candidate) {
    String one = plain(name);
    String other = plain(candidate);
    int whole = edits(one, other);
    int start = other.indexOf('.');
    while (start >= 0) {
      whole = Math.min(whole, 1 + edits(one, other.substring(start + 1)));
      start = other.indexOf('.', start + 1);
    }
    return whole;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Levenshtein's distance, with two swapped neighbours as one edit. */
  static int edits(String from, String to) {
    int[][] cost = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
      }
    }
    return cost[from.length()][to.length()];
  }

  private static int cheapest(int[][] cost, String from, String to, int i, int j) {
    int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
    best = Math.min(best, cost[i - 1][j - 1] + change);
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
  }
}
