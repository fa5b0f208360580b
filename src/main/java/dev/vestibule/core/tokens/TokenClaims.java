package dev.vestibule.core.tokens;

/** SimpleJWT's rules for the claims of a token whose signature and expiry are good. */
final class TokenClaims {
  private TokenClaims() {}

  /** Holds a token to a type, "access" or "refresh". */
  static TokenCheck ofType(String type, TokenCheck checked) {
    return switch (ofAnyType(checked)) {
      case TokenCheck.Faulty faulty -> faulty;
      case TokenCheck.Genuine(Claims claims) when claims.type() == null ->
          new TokenCheck.Faulty(TokenFault.NO_TYPE);
      case TokenCheck.Genuine(Claims claims) when !type.equals(claims.type()) ->
          new TokenCheck.Faulty(TokenFault.WRONG_TYPE);
      case TokenCheck.Genuine genuine -> genuine;
    };
  }

  /** Holds a token to what every token needs: an expiry and an identifier. */
  static TokenCheck ofAnyType(TokenCheck checked) {
    return switch (checked) {
      case TokenCheck.Faulty faulty -> faulty;
      case TokenCheck.Genuine(Claims claims) when claims.expiry().isEmpty() ->
          new TokenCheck.Faulty(TokenFault.NO_EXPIRY);
      case TokenCheck.Genuine(Claims claims) when claims.id() == null ->
          new TokenCheck.Faulty(TokenFault.NO_ID);
      case TokenCheck.Genuine genuine -> genuine;
    };
  }
}
