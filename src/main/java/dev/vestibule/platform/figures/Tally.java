package dev.vestibule.platform.figures;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts by a word, of which there are few. */
public final class Tally {
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

  /** A word that is there from the beginning, so that a rate begins at none. */
  public Tally knowing(String word) {
    counts.computeIfAbsent(word, _ -> new LongAdder());
    return this;
  }

  public void add(String word) {
    counts.computeIfAbsent(word, _ -> new LongAdder()).increment();
  }

  public Map<String, Long> counts() {
    Map<String, Long> all = new TreeMap<>();
    counts.forEach((word, count) -> all.put(word, count.sum()));
    return all;
  }
}
