package dev.vestibule.dialect.v1.operations;

import dev.vestibule.dialect.v1.AccountJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments in answers; null for none. */
final class Moments {
  private Moments() {}

  static String moment(Instant instant) {
    return AccountJson.moment(instant);
  }

  static @Nullable String moment(Optional<Instant> instant) {
    return instant.map(AccountJson::moment).orElse(null);
  }
}
