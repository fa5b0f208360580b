package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** A piece of YAML, or of JSON, which YAML takes in; each part knows its line (from 1). */
sealed interface Written {
  int line();

  record Nothing(int line) implements Written {}

  record Words(String text, int line) implements Written {}

  record Items(List<Written> items, int line) implements Written {
    public Items {
      items = List.copyOf(items);
    }

    /** The items when all are plain values. */
    Optional<List<String>> texts() {
      return items.stream().allMatch(Words.class::isInstance)
          ? Optional.of(items.stream().map(item -> ((Words) item).text()).toList())
          : Optional.empty();
    }
  }

  record Members(Map<String, Written> members, int line) implements Written {}

  /** What is YAML and not taken here. */
  record Unusable(String why, int line) implements Written {}

  /** The document that a text holds. */
  static Written parse(String text) {
    try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(text)) {
      return of(parser, parser.nextToken());
    } catch (JacksonException broken) {
      return new Unusable("is neither YAML nor JSON", 1);
    }
  }

  /** The value that starts with this token; the parser stands at its end afterwards. */
  static Written of(YAMLParser parser, @Nullable JsonToken token) {
    int line = parser.currentTokenLocation().getLineNr();
    if (parser.isCurrentAlias()) {
      return new Unusable("is an alias (*); write the value out", line);
    } else if (token == JsonToken.START_OBJECT) {
      return members(parser, line);
    } else if (token == JsonToken.START_ARRAY) {
      List<Written> items = new ArrayList<>();
      for (JsonToken next = parser.nextToken();
          next != null && next != JsonToken.END_ARRAY;
          next = parser.nextToken()) {
        items.add(of(parser, next));
      }
      return new Items(items, line);
    }
    boolean nothing = token == null || token == JsonToken.VALUE_NULL;
    return nothing ? new Nothing(line) : new Words(parser.getString(), line);
  }

  private static Members members(YAMLParser parser, int line) {
    Map<String, Written> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      Written value = of(parser, parser.nextToken());
      boolean again = members.containsKey(name);
      members.put(name, again ? new Unusable("stands here twice", value.line()) : value);
    }
    return new Members(members, line);
  }
}
