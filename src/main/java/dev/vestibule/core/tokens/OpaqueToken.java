package dev.vestibule.core.tokens;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of asking for an opaque token. */
public sealed interface OpaqueToken {
  /**
   * A token for its owner's eyes.
   *
   * @param expires null for never
   */
  record Issued(String token, @Nullable Instant expires) implements OpaqueToken {
    @Override
    public String toString() {
      return "opaque token until " + expires;
    }
  }

  /** The account has as many living tokens as it may have. */
  record LimitReached() implements OpaqueToken {}
}
