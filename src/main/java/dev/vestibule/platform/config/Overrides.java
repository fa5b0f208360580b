package dev.vestibule.platform.config;

import java.util.Map;

/**
 * What one more mount of a dialect sets in another way than the dialect's own section.
 *
 * @param values parsed values by their keys below the section, such as {@code cookies.access}
 */
public record Overrides(Map<String, Object> values) {
  public Overrides {
    values = Map.copyOf(values);
  }
}
