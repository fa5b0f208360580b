package dev.vestibule.dialect.drf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field makes of what it was given. */
sealed interface FieldResult {
  /** Nothing was sent and nothing is needed. */
  record Skipped() implements FieldResult {}

  record Good(@Nullable Object value) implements FieldResult {}

  record Bad(List<Message> messages) implements FieldResult {}

  static FieldResult bad(Message message) {
    return new Bad(List.of(message));
  }
}
