package dev.vestibule.ui.docs;

import dev.vestibule.platform.config.RoutePaths;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands for the paths and names in a dialect's file at one of its mounts: each route where it
 * is, and names of schemas and operations of its own at further mounts.
 */
final class MountWords {
  private MountWords() {}

  /**
   * @param stem what the file's names start with, in lower case
   * @param mount the mount's name; empty for the dialect's own section
   */
  static Map<String, String> of(String stem, String mount, String prefix, RoutePaths paths) {
    Map<String, String> words = new HashMap<>();
    Map<String, String> moved = paths.moved();
    words.put("$prefix", prefix);
    paths
        .usual()
        .values()
        .forEach(usual -> {
          String now = moved.get(usual);
          words.put("$prefix" + usual, now == null ? "" : prefix + now);
        });
    if (!mount.isEmpty()) {
      String alias = alias(mount);
      words.put(stem, stem + alias);
      words.put(capital(stem), capital(stem) + alias);
      words.put("api_key", "api_key" + alias);
    }
    return words;
  }

  /** {@code my-app} becomes {@code MyApp}. */
  private static String alias(String mount) {
    StringBuilder alias = new StringBuilder();
    for (String part : mount.split("-", -1)) {
      alias.append(capital(part));
    }
    return alias.toString();
  }

  private static String capital(String word) {
    return word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
