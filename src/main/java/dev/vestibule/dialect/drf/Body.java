package dev.vestibule.dialect.drf;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a request carries. Forms cannot say null and cannot leave a checkbox out on purpose, so
 * fields read them differently.
 */
public sealed interface Body {

  /** Whether a member of that name was sent, whatever its value. */
  default boolean has(String member) {
    return switch (this) {
      case Json(JsonNode value) -> value.has(member);
      case Submitted(var values, var files) ->
          values.containsKey(member) || files.containsKey(member);
    };
  }

  /** A JSON value of any kind; an empty object when a request carries nothing. */
  record Json(JsonNode value) implements Body {}

  /** A URL-encoded or multipart form; of repeated names the last one counts. */
  record Submitted(Map<String, String> values, Map<String, Upload> files) implements Body {
    public Submitted {
      values = Map.copyOf(values);
      files = Map.copyOf(files);
    }
  }
}
