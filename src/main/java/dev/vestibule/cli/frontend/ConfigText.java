package dev.vestibule.cli.frontend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a configuration file into which lines are put where they belong. */
public final class ConfigText {
  private static final Pattern LINE =
      Pattern.compile("(?<indent> *)(?<name>[A-Za-z][A-Za-z0-9_-]*):(?<value>\\s.*|)");

  private final List<String> lines;

  private ConfigText(String text) {
    this.lines = new ArrayList<>(text.lines().toList());
  }

  /** The text with these settings, each below its section where the file has that already. */
  public static String with(String text, ConfigLines added) {
    ConfigText file = new ConfigText(text);
    added.values().forEach(file::put);
    return String.join("\n", file.lines) + "\n";
  }

  private void put(String key, Object value) {
    String[] steps = key.split("\\.", -1);
    Map<String, Place> places = places();
    int depth = steps.length - 1;
    while (depth > 0 && !places.containsKey(join(steps, depth))) {
      depth--;
    }
    String rest = String.join(".", List.of(steps).subList(depth, steps.length));
    List<String> block = new ConfigLines(Map.of(rest, value)).yaml().lines().toList();
    if (depth == 0) {
      lines.addAll(block);
      return;
    }
    Place place = Objects.requireNonNull(places.get(join(steps, depth)));
    String indent = " ".repeat(place.children());
    lines.addAll(place.end(), block.stream().map(line -> indent + line).toList());
  }

  private static String join(String[] steps, int count) {
    return String.join(".", List.of(steps).subList(0, count));
  }

  /** The sections that are written as blocks, by their keys. */
  private Map<String, Place> places() {
    Map<String, Place> places = new LinkedHashMap<>();
    List<Open> open = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher line = LINE.matcher(lines.get(i));
      if (!line.matches()) {
        continue;
      }
      int indent = line.group("indent").length();
      while (!open.isEmpty() && open.getLast().indent() >= indent) {
        open.removeLast();
      }
      String key = (open.isEmpty() ? "" : open.getLast().key() + ".") + line.group("name");
      int end = i + 1;
      open.forEach(outer ->
          places.computeIfPresent(
              outer.key(), (_, place) -> new Place(end, Math.min(place.children(), indent))));
      if (!open.isEmpty()) {
        int children = indent;
        places.computeIfPresent(open.getLast().key(), (_, place) -> new Place(end, children));
      }
      String value = line.group("value").strip();
      if (value.isEmpty() || value.startsWith("#")) {
        open.add(new Open(key, indent));
        places.put(key, new Place(end, indent + 2));
      }
    }
    return places;
  }

  /** A section whose members are being read. */
  private record Open(String key, int indent) {}

  /**
   * Where a section's next member goes.
   *
   * @param end the line after its last one
   * @param children how far its members stand in
   */
  private record Place(int end, int children) {}
}
