package dev.vestibule.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Compares a JSON value with a recorded one and captures what the recording names. */
final class Expectation {
  private static final Pattern TYPED = Pattern.compile("\\{\\{(\\w+|\\*):(\\w+)}}");
  private static final Map<String, Pattern> TEXTS =
      Map.of(
          "str", Pattern.compile("(?s).*"),
          "datetime",
              Pattern.compile(
                  "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(Z|[+-]\\d\\d:\\d\\d)"),
          "jwt", Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+"),
          "hex40", Pattern.compile("[0-9a-f]{40}"),
          "hex64", Pattern.compile("[0-9a-f]{64}"),
          "url", Pattern.compile("https?://\\S+"));

  private final Names names;
  private final List<String> differences = new ArrayList<>();

  private Expectation(Names names) {
    this.names = names;
  }

  /** Every place where the value differs, as {@code at: expected …, got …}. */
  static List<String> differences(JsonNode expected, JsonNode actual, Names names) {
    Expectation comparison = new Expectation(names);
    comparison.compare("$", expected, actual);
    return comparison.differences;
  }

  private void compare(String at, JsonNode expected, JsonNode actual) {
    switch (expected) {
      case ObjectNode object when object.has("$any") -> {}
      case ObjectNode object when object.has("$prefix") -> prefix(at, object, actual);
      case ObjectNode object when object.has("$one_of") -> oneOf(at, object, actual);
      case ObjectNode object when object.has("$list_of") -> listOf(at, object, actual);
      case ObjectNode object when actual instanceof ObjectNode got -> members(at, object, got);
      case ArrayNode list when actual instanceof ArrayNode got -> items(at, list, got);
      case StringNode text -> text(at, text.asString(), actual);
      case JsonNode other -> same(at, other, actual);
    }
  }

  private void prefix(String at, ObjectNode expected, JsonNode actual) {
    String start = names.fill(expected.get("$prefix").asString());
    if (!(actual instanceof StringNode text && text.asString().startsWith(start))) {
      differ(at, "text that starts with \"" + start + '"', actual);
    }
  }

  private void oneOf(String at, ObjectNode expected, JsonNode actual) {
    for (JsonNode choice : expected.get("$one_of")) {
      if (differences(choice, actual, names).isEmpty()) {
        return;
      }
    }
    differ(at, "one of " + expected.get("$one_of"), actual);
  }

  private void listOf(String at, ObjectNode expected, JsonNode actual) {
    int least = expected.path("$min").asInt(0);
    if (!(actual instanceof ArrayNode list) || list.size() < least) {
      differ(at, "a list of at least " + least, actual);
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      compare(at + "[" + i + "]", expected.get("$list_of"), list.get(i));
    }
  }

  private void members(String at, ObjectNode expected, ObjectNode actual) {
    TreeSet<String> all = new TreeSet<>(expected.propertyNames());
    all.addAll(actual.propertyNames());
    for (String name : all) {
      JsonNode wanted = expected.get(name);
      JsonNode got = actual.get(name);
      if (wanted == null) {
        differences.add(at + "." + name + ": expected nothing, got " + got);
      } else if (got == null) {
        differences.add(at + "." + name + ": expected " + wanted + ", got nothing");
      } else {
        compare(at + "." + name, wanted, got);
      }
    }
  }

  private void items(String at, ArrayNode expected, ArrayNode actual) {
    if (expected.size() != actual.size()) {
      differ(at, expected.toString(), actual);
      return;
    }
    for (int i = 0; i < expected.size(); i++) {
      compare(at + "[" + i + "]", expected.get(i), actual.get(i));
    }
  }

  private void text(String at, String expected, JsonNode actual) {
    Matcher typed = TYPED.matcher(expected);
    if (!typed.matches()) {
      same(at, names.fill(StringNode.valueOf(expected)), actual);
    } else if (!isOf(typed.group(2), actual)) {
      differ(at, "a value of type " + typed.group(2), actual);
    } else if (!typed.group(1).equals("*")) {
      names.put(typed.group(1), actual);
    }
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "any" -> true;
      case "int" -> value.isIntegralNumber();
      case "bool" -> value.isBoolean();
      default -> {
        Pattern pattern = TEXTS.get(type);
        if (pattern == null) {
          throw new IllegalArgumentException("unknown type " + type);
        }
        yield value.isString() && pattern.matcher(value.asString()).matches();
      }
    };
  }

  private void same(String at, JsonNode expected, JsonNode actual) {
    if (!expected.equals(actual)) {
      differ(at, expected.toString(), actual);
    }
  }

  private void differ(String at, String expected, JsonNode actual) {
    differences.add(at + ": expected " + expected + ", got " + actual);
  }
}
