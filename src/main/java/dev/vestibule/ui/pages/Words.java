package dev.vestibule.ui.pages;

import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;

/** The words of the pages in one language. */
public final class Words {
  private static final Words ENGLISH = new Words(Language.EN);
  private static final Words FRENCH = new Words(Language.FR);

  private final Language language;
  private final Properties texts;

  private Words(Language language) {
    this.language = language;
    this.texts = read("/pages/words." + language.tag() + ".properties");
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
    return texts.stringPropertyNames();
  }

  /**
   * The text of that name, with values in place of {@code {0}}, {@code {1}} and so on.
   *
   * @throws IllegalArgumentException when there is none
   */
  public String get(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language.tag());
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  private static Properties read(String resource) {
    try (InputStream in = Words.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
