package dev.vestibule.dialect.v1.frame;

import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** What is said to people, in each language. */
public final class Words {
  private static final Map<Language, Properties> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, read("/dev/vestibule/dialect/v1/words_" + language.tag() + ".properties"));
    }
  }

  private Words() {}

  /**
   * The text of that name, with values in place of {@code {0}}, {@code {1}} and so on.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static String get(Language language, String key, List<Object> values) {
    Properties texts = ALL.getOrDefault(language, new Properties());
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + language.tag());
    }
    for (int i = 0; i < values.size(); i++) {
      text = text.replace("{" + i + "}", String.valueOf(values.get(i)));
    }
    return text;
  }

  /** The names of all texts in a language. */
  static Set<String> keys(Language language) {
    return ALL.getOrDefault(language, new Properties()).stringPropertyNames();
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
