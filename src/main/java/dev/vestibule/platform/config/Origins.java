package dev.vestibule.platform.config;

import java.util.Map;

/** Where each value in force came from, by key; what is not listed is a default. */
public record Origins(Map<String, Origin> byKey) {
  public Origins {
    byKey = Map.copyOf(byKey);
  }

  /** Where the value of a key came from. */
  public Origin of(String key) {
    Origin origin = byKey.get(key);
    return origin == null ? new Origin.ByDefault() : origin;
  }
}
