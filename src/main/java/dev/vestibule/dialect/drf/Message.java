package dev.vestibule.dialect.drf;

import dev.vestibule.platform.http.Language;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Something to tell the user, worded when the answer is written. A {@link Text} without arguments
 * is a message by itself.
 */
public sealed interface Message
    permits Text, Message.Worded, Message.Plain, Message.ByLanguage, Message.Joined {

  /** The words in a language. */
  String in(Language language);

  /** A text with its arguments; an argument that is a message is worded too. */
  record Worded(Text text, Map<String, Object> arguments) implements Message {
    public Worded {
      arguments = Map.copyOf(arguments);
    }

    /** The same with one more argument. */
    public Worded with(String name, Object value) {
      Map<String, Object> more = new LinkedHashMap<>(arguments);
      more.put(name, value);
      return new Worded(text, more);
    }

    @Override
    public String in(Language language) {
      return Wording.of(language).word(text, arguments);
    }
  }

  /** Words that are the same in every language. */
  record Plain(String words) implements Message {
    @Override
    public String in(Language language) {
      return words;
    }
  }

  /** Words that an operator wrote, by language; at least one. */
  record ByLanguage(Map<Language, String> words) implements Message {
    public ByLanguage {
      words = Map.copyOf(words);
    }

    @Override
    public String in(Language language) {
      String own = words.get(language);
      return own == null ? Objects.requireNonNull(words.values().iterator().next()) : own;
    }
  }

  /** Two messages with a space between. */
  record Joined(Message first, Message second) implements Message {
    @Override
    public String in(Language language) {
      return first.in(language) + " " + second.in(language);
    }
  }

  static Message plain(String words) {
    return new Plain(words);
  }
}
