package dev.vestibule.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a replay found, by area. */
public final class ReplayReport {
  private final Map<String, Counts> areas = new TreeMap<>();
  private final List<Difference> differences = new ArrayList<>();

  private static final class Counts {
    int checks;
    int passed;
    int optional;
  }

  void add(Scenario scenario, int step, List<Difference> found) {
    if (scenario.steps().get(step).has("setup") && found.isEmpty()) {
      return;
    }
    Counts counts = areas.computeIfAbsent(scenario.area(), area -> new Counts());
    counts.checks++;
    if (found.isEmpty()) {
      counts.passed++;
    } else if (found.getFirst().optional()) {
      counts.optional++;
    }
    differences.addAll(found);
  }

  /** The table of counts, then every difference. */
  public String text() {
    StringBuilder out = new StringBuilder(row("area", "checks", "same", "optional", "different"));
    Counts all = new Counts();
    areas.forEach((area, counts) -> {
      out.append(row(area, counts));
      all.checks += counts.checks;
      all.passed += counts.passed;
      all.optional += counts.optional;
    });
    out.append(row("all", all));
    differences.forEach(
        d -> out.append(d.optional() ? "optional: " : "DIFFERENT: ").append(d).append('\n'));
    return out.toString();
  }

  private static String row(String area, Counts counts) {
    return row(
        area,
        String.valueOf(counts.checks),
        String.valueOf(counts.passed),
        String.valueOf(counts.optional),
        String.valueOf(counts.checks - counts.passed - counts.optional));
  }

  private static String row(String area, String checks, String same, String opt, String other) {
    return "%-16s%8s%8s%10s%11s%n".formatted(area, checks, same, opt, other);
  }

  /** Prints the report and writes it to {@code target/contract-replay.txt}. */
  public void write() {
    System.out.println(text());
    try {
      Files.writeString(Path.of("target", "contract-replay.txt"), text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
