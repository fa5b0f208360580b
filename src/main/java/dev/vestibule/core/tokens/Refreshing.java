package dev.vestibule.core.tokens;

import org.jspecify.annotations.Nullable;

/** What came of a refresh. */
public sealed interface Refreshing {
  /** A new access token, and a new refresh token when they rotate. */
  record Refreshed(String access, @Nullable String refresh) implements Refreshing {
    @Override
    public String toString() {
      return "refreshed";
    }
  }

  record Refused(TokenFault fault) implements Refreshing {}

  /** The token is good, its account is deleted, pending or deactivated. */
  record NoActiveAccount() implements Refreshing {}
}
