package dev.vestibule.ui.ops;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts of other rooms by a word, asked at each scrape; the words may become more.
 *
 * @param name in Prometheus's form without {@code _total}
 * @param label what the word is
 */
public record Tallied(
    String name, String description, String label, Supplier<Map<String, Long>> counts) {}
