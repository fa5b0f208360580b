package dev.vestibule.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/** What is said to people in one language, from a file of properties in UTF-8. */
public final class Texts {
  private final String resource;
  private final Properties texts;

  /**
   * Reads a file.
   *
   * @param resource its name on the class path, starting with a slash
   */
  public Texts(String resource) {
    this.resource = resource;
    this.texts = read(Texts.class, resource);
  }

  /** The names of all texts. */
  public Set<String> keys() {
    return texts.stringPropertyNames();
  }

  /**
   * The text of that name, with values in place of {@code {0}}, {@code {1}} and so on.
   *
   * @throws IllegalArgumentException when there is none
   */
  public String get(String key, List<?> values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text " + key + " in " + resource);
    }
    for (int i = 0; i < values.size(); i++) {
      text = text.replace("{" + i + "}", String.valueOf(values.get(i)));
    }
    return text;
  }

  /** The entries of a file, named as seen from a class. */
  public static Properties read(Class<?> from, String name) {
    try (InputStream in = from.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
