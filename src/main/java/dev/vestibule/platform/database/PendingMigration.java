package dev.vestibule.platform.database;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A migration that has not run yet, and what its file says it does.
 *
 * @param version its number
 * @param description its words
 * @param made tables that it makes
 * @param touched tables that it changes, reads through or removes
 * @param expands whether it only adds what a version that does not know it can leave alone
 */
public record PendingMigration(
    String version, String description, List<String> made, List<String> touched, boolean expands) {
  private static final int WORDS = Pattern.CASE_INSENSITIVE;
  private static final Pattern CREATE =
      Pattern.compile("\\bcreate\\s+table\\s+(?:if\\s+not\\s+exists\\s+)?(\\w+)", WORDS);
  private static final Pattern TOUCH =
      Pattern.compile(
          "\\b(?:alter\\s+table|drop\\s+table|update|insert\\s+into|delete\\s+from|\\bfrom"
              + "|index\\s+\\w+\\s+on)\\s+(?:only\\s+|if\\s+exists\\s+)?(\\w+)",
          WORDS);
  private static final Pattern TAKES =
      Pattern.compile(
          "\\bdrop\\s+(?:table|column|not)|\\brename\\b|\\balter\\s+column|\\bmodify\\b"
              + "|\\bchange\\s+column|\\badd\\s+(?:constraint|check|unique|primary|foreign)",
          WORDS);
  private static final Pattern ADDED = Pattern.compile("\\badd\\s+column\\s+[^,;]+", WORDS);

  static PendingMigration of(String version, String description, String sql) {
    String plain = sql.replaceAll("--.*", "");
    List<String> made = found(CREATE, plain);
    List<String> touched = found(TOUCH, plain);
    touched.removeAll(made);
    return new PendingMigration(version, description, made, touched, expands(plain));
  }

  private static List<String> found(Pattern pattern, String sql) {
    return pattern
        .matcher(sql)
        .results()
        .map(result -> result.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .collect(Collectors.toList());
  }

  /** What an older version writes must still be taken: no column that it must fill. */
  private static boolean expands(String sql) {
    Matcher added = ADDED.matcher(sql);
    while (added.find()) {
      List<String> words = Arrays.asList(added.group().toLowerCase(Locale.ROOT).split("\\s+"));
      if (words.contains("not") && !words.contains("default")) {
        return false;
      }
    }
    return !TAKES.matcher(sql).find();
  }
}
