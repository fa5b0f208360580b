package dev.vestibule.platform.config;

import java.util.List;

/**
 * A value as it was written, before its rule is asked.
 *
 * @param name the key, variable or flag as written
 * @param texts one text, or the items when {@code listed}
 */
record Given(String name, List<String> texts, boolean listed, Origin origin) {
  Given {
    texts = List.copyOf(texts);
  }

  static Given one(String name, String text, Origin origin) {
    return new Given(name, List.of(text), false, origin);
  }

  String text() {
    return String.join(",", texts);
  }
}
