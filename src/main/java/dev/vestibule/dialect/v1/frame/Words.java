package dev.vestibule.dialect.v1.frame;

import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Texts;
import java.util.List;
import java.util.Set;

/** What is said to people, in each language. */
public final class Words {
  private static final Texts ENGLISH = new Texts("/dev/vestibule/dialect/v1/words_en.properties");
  private static final Texts FRENCH = new Texts("/dev/vestibule/dialect/v1/words_fr.properties");

  private Words() {}

  /**
   * The text of that name, with values in place of {@code {0}}, {@code {1}} and so on.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static String get(Language language, String key, List<Object> values) {
    return in(language).get(key, values);
  }

  /** The names of all texts in a language. */
  static Set<String> keys(Language language) {
    return in(language).keys();
  }

  private static Texts in(Language language) {
    return switch (language) {
      case EN -> ENGLISH;
      case FR -> FRENCH;
    };
  }
}
