package dev.vestibule.dialect.v1.frame;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a member of a body holds. */
@FunctionalInterface
public interface Kind {
  /** The value of a node that is not null; null after something was noted as wrong with it. */
  @Nullable Object read(JsonNode node, Findings findings);
}
