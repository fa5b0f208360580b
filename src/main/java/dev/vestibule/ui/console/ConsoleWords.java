package dev.vestibule.ui.console;

import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The words of the console in one language, from a file for each part of it. */
public final class ConsoleWords {
  private static final List<String> FILES = List.of("words", "operations");
  private static final ConsoleWords ENGLISH = new ConsoleWords(Language.EN);
  private static final ConsoleWords FRENCH = new ConsoleWords(Language.FR);

  private final Language language;
  private final List<Texts> files;

  private ConsoleWords(Language language) {
    this.language = language;
    this.files =
        FILES.stream()
            .map(file -> new Texts("/console/" + file + "." + language.tag() + ".properties"))
            .toList();
  }

  public static ConsoleWords in(Language language) {
    return switch (language) {
      case EN -> ENGLISH;
      case FR -> FRENCH;
    };
  }

  /** The language's tag, for the page's {@code lang}. */
  public String tag() {
    return language.tag();
  }

  public Language language() {
    return language;
  }

  /** The names of all texts. */
  Set<String> keys() {
    Set<String> all = new TreeSet<>();
    files.forEach(file -> all.addAll(file.keys()));
    return all;
  }

  public boolean has(String key) {
    return files.stream().anyMatch(file -> file.keys().contains(key));
  }

  /**
   * The text of that name, with values in place of {@code {0}}, {@code {1}} and so on.
   *
   * @throws IllegalArgumentException when there is none
   */
  public String get(String key, Object... values) {
    return files.stream()
        .filter(file -> file.keys().contains(key))
        .findFirst()
        .orElse(files.getFirst())
        .get(key, Arrays.asList(values));
  }

  /** A number with the words for one or for several, such as {@code 1 account}. */
  public String count(String key, long number) {
    boolean singular = language == Language.FR ? Math.abs(number) < 2 : number == 1;
    return get(key + (singular ? ".one" : ".many"), number(number));
  }

  /** A number as it is written in this language. */
  public String number(long number) {
    return java.text.NumberFormat.getIntegerInstance(locale()).format(number);
  }

  /** How dates are written. */
  java.util.Locale locale() {
    return language == Language.EN ? java.util.Locale.UK : java.util.Locale.FRANCE;
  }
}
