package dev.vestibule.core.tokens;

/** What came of checking a token's signature and claims. */
public sealed interface TokenCheck {
  record Genuine(Claims claims) implements TokenCheck {}

  record Faulty(TokenFault fault) implements TokenCheck {}
}
