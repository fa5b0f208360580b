package dev.vestibule.ui.ops;

import java.util.Map;
import java.util.function.Supplier;

/**
 * A number that other rooms offer, asked at each scrape.
 *
 * @param name in Micrometer's form, such as {@code vestibule.outbox.waiting}
 * @param description one sentence
 * @param tags what tells measures of one name apart
 */
public record Measure(
    String name, String description, Map<String, String> tags, Supplier<Number> value) {
  public Measure {
    tags = Map.copyOf(tags);
  }

  /** One that is alone with its name. */
  public Measure(String name, String description, Supplier<Number> value) {
    this(name, description, Map.of(), value);
  }
}
