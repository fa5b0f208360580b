package dev.vestibule.ui.ops;

import dev.vestibule.platform.figures.Timings;
import java.util.Map;

/**
 * How long something takes, as other rooms measure it.
 *
 * @param name in Prometheus's form without its unit, such as {@code vestibule_password_hash}
 * @param tags what tells timings of one name apart
 */
public record Timing(String name, String description, Map<String, String> tags, Timings timings) {
  public Timing {
    tags = Map.copyOf(tags);
  }
}
