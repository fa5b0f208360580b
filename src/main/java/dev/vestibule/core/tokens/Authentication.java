package dev.vestibule.core.tokens;

/** What came of a request's token. */
public sealed interface Authentication {
  record Accepted(Caller caller) implements Authentication {}

  record TokenRefused(TokenFault fault) implements Authentication {}

  /** A good token that names no account. */
  record NamesNobody() implements Authentication {}

  record AccountMissing() implements Authentication {}

  /** Pending or deactivated. */
  record AccountInactive() implements Authentication {}
}
