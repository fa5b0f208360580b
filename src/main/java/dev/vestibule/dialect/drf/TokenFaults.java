package dev.vestibule.dialect.drf;

import dev.vestibule.core.tokens.TokenFault;

/** How SimpleJWT words what is wrong with a token. */
public final class TokenFaults {
  private static final String CODE = "token_not_valid";

  private TokenFaults() {}

  public static Message message(TokenFault fault) {
    return switch (fault) {
      case INVALID -> Text.JWT_INVALID;
      case EXPIRED -> Text.JWT_EXPIRED;
      case NO_EXPIRY -> Text.JWT_NO_CLAIM.with("claim", "exp");
      case NO_ID -> Text.JWT_NO_ID;
      case NO_TYPE -> Text.JWT_NO_TYPE;
      case WRONG_TYPE -> Text.JWT_WRONG_TYPE;
      case ENDED -> Text.JWT_BLACKLISTED;
    };
  }

  /** 401 for a token that was sent in a body. */
  public static Failure failure(TokenFault fault) {
    return Failure.unauthorized(message(fault)).with("code", CODE);
  }
}
