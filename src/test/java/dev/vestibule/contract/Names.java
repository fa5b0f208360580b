package dev.vestibule.contract;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The values captured in a scenario, and their places {@code {{name|filter}}} in requests. */
final class Names {
  private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)(?:\\|(\\w+))?}}");
  private final Map<String, JsonNode> values = new HashMap<>();

  void put(String name, JsonNode value) {
    values.put(name, value);
  }

  void put(String name, String value) {
    put(name, StringNode.valueOf(value));
  }

  JsonNode get(String name) {
    JsonNode value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("nothing was captured as " + name);
    }
    return value;
  }

  /** The text with every place filled. */
  String fill(String text) {
    return PLACE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(filled(m)));
  }

  /** The same value with every place in its strings filled; a lone place keeps the JSON type. */
  JsonNode fill(JsonNode value) {
    return switch (value) {
      case StringNode text -> filledString(text);
      case ObjectNode object -> {
        ObjectNode copy = object.objectNode();
        object.properties().forEach(p -> copy.set(p.getKey(), fill(p.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = array.arrayNode();
        array.forEach(item -> copy.add(fill(item)));
        yield copy;
      }
      case JsonNode other -> other;
    };
  }

  private JsonNode filledString(StringNode text) {
    Matcher place = PLACE.matcher(text.asString());
    return place.matches() && place.group(2) == null
        ? get(place.group(1))
        : StringNode.valueOf(fill(text.asString()));
  }

  private String filled(MatchResult place) {
    String value = get(place.group(1)).asString();
    return place.group(2) == null ? value : filtered(place.group(2), value);
  }

  private static String filtered(String filter, String value) {
    return switch (filter) {
      case "tamper" -> tampered(value);
      case "alg_none" -> withoutAlgorithm(value);
      case "path" -> value.replaceFirst("^https?://[^/]*", "");
      case "upper" -> value.toUpperCase(Locale.ROOT);
      case "strip1" -> value.substring(0, value.length() - 1);
      case "basic" -> Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException("unknown filter " + filter);
    };
  }

  /** Changes a character in the middle of the signature, where every bit counts. */
  private static String tampered(String token) {
    int start = token.lastIndexOf('.') + 1;
    int at = start + (token.length() - start) / 2;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  private static String withoutAlgorithm(String token) {
    String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
    String encoded =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(header.getBytes(StandardCharsets.UTF_8));
    return encoded + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
  }
}
