package dev.vestibule.ui.ops;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A number that other rooms offer, asked at each scrape.
 *
 * @param name in Micrometer's form, such as {@code vestibule.outbox.waiting}; Prometheus sees
 *     {@code vestibule_outbox_waiting}, with the unit and, if it counts, {@code _total} behind
 * @param description one sentence
 * @param tags what tells measures of one name apart
 * @param unit such as {@code seconds}; empty for plain numbers
 * @param counts whether it only grows, from the start of the process on
 */
public record Measure(
    String name,
    String description,
    Map<String, String> tags,
    String unit,
    boolean counts,
    Supplier<Number> value) {
  public Measure {
    tags = Map.copyOf(tags);
  }

  /** One that is alone with its name. */
  public Measure(String name, String description, Supplier<Number> value) {
    this(name, description, Map.of(), value);
  }

  /** One that goes up and down. */
  public Measure(
      String name, String description, Map<String, String> tags, Supplier<Number> value) {
    this(name, description, tags, "", false, value);
  }

  /** One that goes up and down, in seconds. */
  public static Measure seconds(String name, String description, Supplier<Number> value) {
    return new Measure(name, description, Map.of(), "seconds", false, value);
  }

  /** One that only grows. */
  public static Measure counter(
      String name, String description, Map<String, String> tags, Supplier<Number> value) {
    return new Measure(name, description, tags, "", true, value);
  }

  /** One that only grows, alone with its name. */
  public static Measure counter(String name, String description, Supplier<Number> value) {
    return counter(name, description, Map.of(), value);
  }
}
