package dev.vestibule.platform.config;

import java.util.Locale;

/**
 * One setting as the records declare it.
 *
 * @param key kebab case, dots between the records: {@code server.public-url}
 * @param type what its value may be
 * @param says the annotation
 */
public record SettingKey(String key, SettingType type, Setting says) {
  /** The environment variable, such as {@code VESTIBULE_SERVER_PUBLIC_URL}. */
  public String variable() {
    return "VESTIBULE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The flag, such as {@code --server-public-url}. */
  public String flag() {
    return "--" + key.replace('.', '-');
  }

  /** The key of the record around it; empty at the top. */
  public String section() {
    int dot = key.lastIndexOf('.');
    return dot < 0 ? "" : key.substring(0, dot);
  }

  /** The value when nobody sets one. */
  public Object byDefault() {
    return type.parse(says.byDefault())
        .orElseThrow(() -> new IllegalStateException("the default of " + key + " breaks its rule"));
  }

  /** A value for people's eyes: masked when secret, without passwords that addresses carry. */
  public String show(Object value) {
    String text = type.format(value);
    return text.isEmpty() ? "" : says.secret() ? "(secret)" : Masks.inAddresses(text);
  }
}
