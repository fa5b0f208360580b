package dev.vestibule.platform.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value as it was written, before its rule is asked.
 *
 * @param name the key, variable or flag as written
 * @param texts one text, or the items when {@code listed}
 * @param tree the mapping in the file, for a setting that takes one
 */
record Given(
    String name, List<String> texts, boolean listed, Origin origin, @Nullable Written tree) {
  Given {
    texts = List.copyOf(texts);
  }

  static Given one(String name, String text, Origin origin) {
    return new Given(name, List.of(text), false, origin, null);
  }

  static Given mapping(String name, Written tree, Origin origin) {
    return new Given(name, List.of(), false, origin, tree);
  }

  /** The mapping, which outside the file is written as text. */
  Written mapping() {
    return tree == null ? Written.parse(text()) : tree;
  }

  String text() {
    return String.join(",", texts);
  }
}
