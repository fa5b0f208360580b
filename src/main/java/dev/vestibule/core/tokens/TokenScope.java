package dev.vestibule.core.tokens;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a session and its tokens are good for. */
public enum TokenScope {
  /** Everything that its account may do. */
  ACCOUNT,
  /** Proving the address of a pending account, and nothing else anywhere. */
  VERIFY;

  /** As tokens and answers say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The {@code token_type} of its access tokens, so that nobody takes one for another. */
  String accessType() {
    return this == ACCOUNT ? "access" : word();
  }

  @Nullable String stored() {
    return this == ACCOUNT ? null : word();
  }

  static TokenScope fromStored(@Nullable String stored) {
    return stored == null ? ACCOUNT : valueOf(stored.toUpperCase(Locale.ROOT));
  }
}
