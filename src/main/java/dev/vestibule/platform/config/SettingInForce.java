package dev.vestibule.platform.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A setting as it is in force, for people's eyes: secrets are masked.
 *
 * @param value empty for none
 * @param from where it came from
 * @param usual the value when nobody sets one; empty for none
 */
public record SettingInForce(SettingKey key, String value, Origin from, String usual) {
  /** All settings in the order of the documentation. */
  public static List<SettingInForce> all(Settings settings, Origins origins) {
    Map<String, Object> values = SettingCatalogue.values(settings);
    List<SettingInForce> all = new ArrayList<>();
    for (SettingKey key : SettingCatalogue.keys()) {
      Object value = Objects.requireNonNull(values.get(key.key()));
      all.add(
          new SettingInForce(
              key,
              key.show(value),
              origins.of(key.key()),
              key.says().secret() ? "" : key.says().byDefault()));
    }
    return List.copyOf(all);
  }

  /** Whether somebody set it. */
  public boolean given() {
    return !(from instanceof Origin.ByDefault);
  }
}
