package dev.vestibule.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Times of kinds of requests, and how far their medians are apart. On a machine that does other
 * things as well a median is known within bounds alone; order statistics give them without knowing
 * how the times are spread.
 */
final class Medians {
  /** Standard deviations on each side: 99.9 % of the medians of so many times are within. */
  private static final double SURE = 3.29;

  private final Map<String, List<Long>> times = new LinkedHashMap<>();

  Medians(List<String> kinds) {
    kinds.forEach(kind -> times.put(kind, new ArrayList<>()));
  }

  /** Adds a time in nanoseconds. */
  void add(String kind, long nanos) {
    times.computeIfAbsent(kind, k -> new ArrayList<>()).add(nanos);
  }

  /** How far the highest median is above the lowest: 0.05 is 5 %. */
  double apart() {
    Collection<Double> all = times.values().stream().map(t -> at(t, 0)).toList();
    return Collections.max(all) / Collections.min(all) - 1;
  }

  /** How far they are apart at least, whatever chance did; negative when they may be equal. */
  double surelyApart() {
    double low = times.values().stream().mapToDouble(t -> at(t, -1)).max().orElseThrow();
    double high = times.values().stream().mapToDouble(t -> at(t, 1)).min().orElseThrow();
    return low / high - 1;
  }

  /** The median in milliseconds, or the bound below (-1) or above (1) it. */
  private static double at(List<Long> times, int side) {
    int middle = times.size() / 2;
    int off = (int) Math.ceil(side * SURE * Math.sqrt(times.size()) / 2);
    int index = Math.clamp(middle + off, 0, times.size() - 1);
    return times.stream().sorted().toList().get(index) / 1e6;
  }

  @Override
  public String toString() {
    String medians =
        times.entrySet().stream()
            .map(e ->
                String.format(
                    Locale.ROOT,
                    "%s %.3f (%.3f to %.3f)",
                    e.getKey(),
                    at(e.getValue(), 0),
                    at(e.getValue(), -1),
                    at(e.getValue(), 1)))
            .collect(Collectors.joining(", "));
    int count = times.values().iterator().next().size();
    return String.format(
        Locale.ROOT,
        "medians of %d in ms: %s; %.1f %% apart, surely %.1f %%",
        count,
        medians,
        apart() * 100,
        surelyApart() * 100);
  }
}
