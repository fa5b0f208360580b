package dev.vestibule.dialect.drf;

import tools.jackson.databind.JsonNode;

/** What a body holds for one field. */
sealed interface Given {
  record Absent() implements Given {}

  record Null() implements Given {}

  record Words(String text) implements Given {}

  /** A JSON value that is neither text nor null. */
  record Value(JsonNode node) implements Given {}

  record File(Upload upload) implements Given {}
}
