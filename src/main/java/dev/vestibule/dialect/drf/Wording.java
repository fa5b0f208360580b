package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.http.Texts;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one language, read once from {@code messages_xx.properties} (UTF-8) when first
 * needed. A text that depends on a number has a second entry {@code key.one}; the number is the
 * argument {@code count}.
 */
final class Wording {
  private static final class English {
    static final Wording WORDING = new Wording(Language.EN);
  }

  private static final class French {
    static final Wording WORDING = new Wording(Language.FR);
  }

  private final Language language;
  private final Map<Text, String> many = new EnumMap<>(Text.class);
  private final Map<Text, String> one = new EnumMap<>(Text.class);

  private Wording(Language language) {
    this.language = language;
    Properties entries = read("messages_" + language.tag() + ".properties");
    for (Text text : Text.values()) {
      String words = entries.getProperty(key(text));
      if (words == null) {
        throw new IllegalStateException("no words for " + key(text) + " in " + language.tag());
      }
      many.put(text, words);
      one.put(text, entries.getProperty(key(text) + ".one", words));
    }
  }

  static Wording of(Language language) {
    return switch (language) {
      case EN -> English.WORDING;
      case FR -> French.WORDING;
    };
  }

  static String key(Text text) {
    return text.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Properties read(String name) {
    return Texts.read(Wording.class, name);
  }

  String word(Text text, Map<String, Object> arguments) {
    String words = isOne(arguments.get("count")) ? one.get(text) : many.get(text);
    return fill(words == null ? "" : words, arguments);
  }

  /** In French nothing is singular too. */
  private boolean isOne(@Nullable Object count) {
    return count instanceof Number n
        && (n.longValue() == 1 || (language == Language.FR && n.longValue() == 0));
  }

  /** One pass, so that braces in a value are left alone. */
  private String fill(String words, Map<String, Object> arguments) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (int open = words.indexOf('{'); open >= 0; open = words.indexOf('{', at)) {
      int close = words.indexOf('}', open);
      out.append(words, at, open).append(value(arguments.get(words.substring(open + 1, close))));
      at = close + 1;
    }
    return out.append(words, at, words.length()).toString();
  }

  private String value(@Nullable Object argument) {
    return argument instanceof Message message ? message.in(language) : String.valueOf(argument);
  }
}
