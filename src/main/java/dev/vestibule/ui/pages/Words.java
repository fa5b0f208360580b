package dev.vestibule.ui.pages;

import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Texts;
import java.util.Arrays;
import java.util.Set;

/** The words of the pages in one language. */
public final class Words {
  private static final Words ENGLISH = new Words(Language.EN);
  private static final Words FRENCH = new Words(Language.FR);

  private final Language language;
  private final Texts texts;

  private Words(Language language) {
    this.language = language;
    this.texts = new Texts("/pages/words." + language.tag() + ".properties");
  }

  public static Words in(Language language) {
    return switch (language) {
      case EN -> ENGLISH;
      case FR -> FRENCH;
    };
  }

  /** The language's tag, for the page's {@code lang}. */
  public String tag() {
    return language.tag();
  }

  /** The names of all texts. */
  Set<String> keys() {
    return texts.keys();
  }

  /**
   * The text of that name, with values in place of {@code {0}}, {@code {1}} and so on.
   *
   * @throws IllegalArgumentException when there is none
   */
  public String get(String key, Object... values) {
    return texts.get(key, Arrays.asList(values));
  }
}
