package dev.vestibule.ui.docs;

import dev.vestibule.ui.docs.OpenApiDocument.Part;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes what a file says true of the settings: fills in its words, and decides every object that
 * has {@code x-when}. Where the switch is on, {@code x-then} or else the rest of the object stands
 * in its place; where it is off, {@code x-else} or nothing. A member whose name comes out empty is
 * left out.
 */
final class Choices {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Part part;

  /** Longer names first, so that none is taken for the beginning of another. */
  private final Pattern words;

  Choices(Part part) {
    this.part = part;
    this.words =
        Pattern.compile(
            part.words().keySet().stream()
                .sorted(Comparator.comparingInt(word -> -word.length()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|")));
  }

  ObjectNode made(ObjectNode file) {
    return members(file);
  }

  private Optional<JsonNode> decided(JsonNode node) {
    return node.has("x-when") ? chosen((ObjectNode) node) : Optional.of(filled(node));
  }

  private Optional<JsonNode> chosen(ObjectNode node) {
    ObjectNode rest = node.deepCopy();
    boolean on = part.switches().contains(rest.remove("x-when").asString());
    JsonNode then = rest.remove("x-then");
    JsonNode otherwise = rest.remove("x-else");
    if (on) {
      return Optional.of(filled(then == null ? rest : then));
    }
    return Optional.ofNullable(otherwise).map(this::filled);
  }

  private JsonNode filled(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> members(object);
      case ArrayNode list -> items(list);
      case JsonNode text when text.isString() -> NODES.stringNode(filled(text.asString()));
      case JsonNode other -> other;
    };
  }

  private ObjectNode members(ObjectNode object) {
    ObjectNode made = NODES.objectNode();
    object
        .properties()
        .forEach(m -> {
          String name = filled(m.getKey());
          if (!name.isEmpty()) {
            decided(m.getValue()).ifPresent(v -> made.set(name, v));
          }
        });
    return made;
  }

  private ArrayNode items(ArrayNode list) {
    ArrayNode made = NODES.arrayNode();
    list.forEach(item -> decided(item).ifPresent(made::add));
    return made;
  }

  private String filled(String text) {
    return part.words().isEmpty()
        ? text
        : words
            .matcher(text)
            .replaceAll(word ->
                Matcher.quoteReplacement(Objects.requireNonNull(part.words().get(word.group()))));
  }
}
