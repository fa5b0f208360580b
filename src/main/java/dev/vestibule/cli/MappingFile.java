package dev.vestibule.cli;

import dev.vestibule.core.takeover.DjangoMapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The file in which an operator says which column means what. */
final class MappingFile {
  private static final List<String> MEMBERS =
      List.of("table", "key", "columns", "profile", "usernames", "emails");

  private MappingFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException naming what is wrong
   */
  static DjangoMapping.Given read(JsonNode file) {
    if (!file.isObject()) {
      throw new IllegalArgumentException("the mapping is no list of names and values");
    }
    file.propertyNames().stream()
        .filter(name -> !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException("the mapping has an unknown member " + name);
        });
    return new DjangoMapping.Given(
        text(file, "table"),
        text(file, "key"),
        texts(file, "columns"),
        texts(file, "profile"),
        texts(file, "usernames"),
        texts(file, "emails"));
  }

  private static @Nullable String text(JsonNode file, String name) {
    return file.hasNonNull(name) ? file.get(name).asString() : null;
  }

  private static Map<String, String> texts(JsonNode file, String name) {
    Map<String, String> found = new LinkedHashMap<>();
    file.path(name)
        .properties()
        .forEach(entry ->
            found.put(
                entry.getKey(), entry.getValue().isNull() ? "" : entry.getValue().asString()));
    return found;
  }
}
