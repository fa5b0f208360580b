package dev.vestibule.drills;

import dev.vestibule.drills.Event.Deed;
import dev.vestibule.drills.Event.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/** What a drill came to, as {@code target/drills/NAME.json}: the figures of docs/reliability.md. */
final class Results {
  private static final JsonMapper JSON = new JsonMapper();

  private Results() {}

  /** Counts a history. */
  static void keep(String name, History history) throws IOException {
    keep(name, figures(history));
  }

  /** How often everything went how, and how quickly the server was ready again. */
  static Map<String, Object> figures(History history) {
    Map<String, Object> figures = new LinkedHashMap<>();
    for (Deed deed : Deed.values()) {
      for (Phase phase : Phase.values()) {
        long times = history.count(deed, phase);
        if (times > 0) {
          figures.put(deed + " " + phase, times);
        }
      }
    }
    figures.put("same mail again", repeated(history));
    figures.put(
        "ready ms, median",
        readies(history).skip(readies(history).count() / 2).findFirst().orElse(0));
    figures.put("ready ms, longest", longestReady(history).toMillis());
    return figures;
  }

  /** Keeps figures of any kind. */
  static void keep(String name, Map<String, ?> figures) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/drills"));
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(figures);
    Files.writeString(folder.resolve(name + ".json"), text + "\n");
  }

  private static long repeated(History history) {
    List<String> ids =
        history.events().stream()
            .filter(event -> event.what() == Deed.MAIL)
            .map(Event::value)
            .toList();
    return ids.size() - ids.stream().distinct().count();
  }

  static Duration longestReady(History history) {
    return Duration.ofMillis(readies(history).max().orElse(0));
  }

  private static LongStream readies(History history) {
    return history.events().stream()
        .filter(event -> event.what() == Deed.READY)
        .mapToLong(event -> Long.parseLong(event.value()))
        .sorted();
  }
}
