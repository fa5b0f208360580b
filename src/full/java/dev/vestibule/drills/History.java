package dev.vestibule.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a drill's clients saw, in the order in which they told; kept as JSON lines for whoever wants
 * to look.
 */
final class History {
  private static final JsonMapper JSON = new JsonMapper();

  private final long began = System.nanoTime();
  private final List<Event> events = new ArrayList<>();

  /** Nanoseconds since the drill began. */
  long now() {
    return System.nanoTime() - began;
  }

  void add(String who, Event.Deed what, String key, String value, Event.Phase phase) {
    add(new Event(now(), who, what, key, value, phase));
  }

  void seen(Event.Deed what, String key, String value) {
    add("drill", what, key, value, Event.Phase.SEEN);
  }

  synchronized void add(Event event) {
    events.add(event);
  }

  synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /** How often something went so. */
  long count(Event.Deed what, Event.Phase phase) {
    return events().stream().filter(event -> event.is(what, phase)).count();
  }

  /** Writes it to {@code target/drills/NAME.jsonl}. */
  void keep(String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/drills"));
    List<String> lines = events().stream().map(JSON::writeValueAsString).toList();
    Files.write(folder.resolve(name + ".jsonl"), lines);
  }
}
