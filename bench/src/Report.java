import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was found, as JSON for programs and as tables for docs/performance.md. */
final class Report {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, Map<String, Object>> scenarios = new LinkedHashMap<>();
  private final StringBuilder tables = new StringBuilder();
  private final List<String> losses = new ArrayList<>();
  private String scenario = "";

  void begin(String name, String title) {
    scenario = name;
    scenarios.put(name, new LinkedHashMap<>(Map.of("title", title)));
    print("\n### " + title + "\n");
  }

  /**
   * A table of subjects of one run, each against its limit.
   *
   * @param limits for each subject the place of its limit in the list, or -1 where it has none
   */
  void compared(String title, List<Round.Figures> all, int[] limits) {
    print("\n" + title + "\n");
    print(
        "| | answers/s | p50 ms | p99 ms | errors | CPU µs each | core busy | of its limit | by CPU"
            + " |");
    print("|---|---|---|---|---|---|---|---|---|");
    List<Map<String, Object>> list = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Round.Figures one = all.get(i);
      Map<String, Object> json = one.json();
      String ratio = "";
      String byCpu = "";
      if (limits[i] >= 0) {
        Round.Figures limit = all.get(limits[i]);
        double r = one.ratio(limit, Round::rate);
        double c = limit.ratio(one, Round::cpuMicros);
        json.put("limit", limit.name());
        json.put("ratio", r);
        json.put("ratio_cpu", c);
        ratio = format(r) + " of " + limit.name().replaceAll(" .*", "");
        byCpu = Double.isFinite(c) ? format(c) : "";
      }
      list.add(json);
      print(
          "| %s | %s | %s | %s | %d | %s | %s %% | %s | %s |"
              .formatted(
                  one.name(),
                  format(one.rate()),
                  format(one.median(Round::p50)),
                  format(one.median(Round::p99)),
                  one.errors(),
                  format(one.median(Round::cpuMicros)),
                  Math.round(one.median(Round::busy) * 100),
                  ratio,
                  byCpu));
      if (one.errors() > 0) {
        print("| | first error: " + one.firstError().replace("|", "/").strip() + " |");
        losses.add(scenario + ": " + one.errors() + " errors of " + one.name());
      }
    }
    put(title, list);
  }

  void figure(String name, double value, String unit, String remark) {
    print(
        "- %s: %s %s%s"
            .formatted(name, format(value), unit, remark.isEmpty() ? "" : " (" + remark + ")"));
    put(name, Map.of("value", value, "unit", unit, "remark", remark));
  }

  /** In the brief form a ratio below this is a gross loss. */
  void atLeast(String what, Round.Figures one, Round.Figures limit, double least) {
    double rate = one.ratio(limit, Round::rate);
    double cpu = limit.ratio(one, Round::cpuMicros);
    double best = Double.isFinite(cpu) ? Math.max(rate, cpu) : rate;
    if (best < least) {
      losses.add(what + " is " + format(best) + " of its limit, which is less than " + least);
    }
  }

  void put(String name, Object value) {
    scenarios.get(scenario).put(name, value);
  }

  void print(String line) {
    System.out.println(line);
    tables.append(line).append('\n');
  }

  List<String> losses() {
    return losses;
  }

  void write(Map<String, String> machine) {
    try {
      Files.createDirectories(Machine.TARGET);
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("machine", machine);
      all.put("settings", Vestibule.SETTINGS);
      for (var entry : scenarios.entrySet()) {
        Map<String, Object> one = new LinkedHashMap<>(all);
        one.putAll(entry.getValue());
        JSON.writeValue(file(entry.getKey() + ".json"), one);
      }
      Files.writeString(Machine.TARGET.resolve("table.md"), tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static java.io.File file(String name) {
    Path path = Machine.TARGET.resolve(name);
    return path.toFile();
  }

  /** Three digits that count. */
  static String format(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }
}
