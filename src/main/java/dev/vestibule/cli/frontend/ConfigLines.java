package dev.vestibule.cli.frontend;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Settings as lines of the configuration file (YAML).
 *
 * @param values a text, a truth, a list or a mapping of such by each setting's key
 */
public record ConfigLines(Map<String, Object> values) {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9_./@-]*");
  private static final Pattern ADDRESS =
      Pattern.compile("([a-z]+://)?[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?");
  private static final Pattern WORDS_OF_YAML = Pattern.compile("(?i)true|false|yes|no|on|null|~");

  public ConfigLines {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The lines, sections once each; ends with a line break unless there are none. */
  public String yaml() {
    StringBuilder text = new StringBuilder();
    write(tree(), "", text);
    return text.toString();
  }

  /** One setting's value as the file has it. */
  static String value(Object value) {
    return switch (value) {
      case Collection<?> items ->
          items.stream().map(ConfigLines::value).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> pairs ->
          pairs.entrySet().stream()
              .map(pair -> scalar(pair.getKey()) + ": " + value(pair.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      default -> value instanceof Boolean ? value.toString() : scalar(value);
    };
  }

  private static String scalar(Object value) {
    String text = value.toString();
    boolean plain = PLAIN.matcher(text).matches() || ADDRESS.matcher(text).matches();
    // "off" is a word of its own here and no truth: our reader takes texts as they are written.
    return plain && !WORDS_OF_YAML.matcher(text).matches()
        ? text
        : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private Map<String, Object> tree() {
    Map<String, Object> root = new LinkedHashMap<>();
    values.forEach((key, value) -> {
      Map<String, Object> at = root;
      String[] steps = key.split("\\.", -1);
      for (int i = 0; i < steps.length - 1; i++) {
        Section next =
            (Section) at.computeIfAbsent(steps[i], _ -> new Section(new LinkedHashMap<>()));
        at = next.members();
      }
      at.put(steps[steps.length - 1], value);
    });
    return root;
  }

  private static void write(Map<String, Object> members, String indent, StringBuilder into) {
    members.forEach((name, value) -> {
      if (value instanceof Section(var inner)) {
        into.append(indent).append(name).append(":\n");
        write(inner, indent + "  ", into);
      } else {
        into.append(indent).append(name).append(": ").append(value(value)).append('\n');
      }
    });
  }

  private record Section(Map<String, Object> members) {}
}
