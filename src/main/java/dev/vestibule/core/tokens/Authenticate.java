package dev.vestibule.core.tokens;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.database.Database;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out who makes a request. Account and session are read at every request, in one select, so
 * that an end of either counts at once and everywhere.
 */
public final class Authenticate {
  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;

  public Authenticate(
      Database database, SignedTokens signed, Sessions sessions, InstantSource clock) {
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(clock);
  }

  /** By an access token. */
  public Authentication byAccessToken(String token) {
    return switch (TokenClaims.ofType("access", signed.check(token))) {
      case TokenCheck.Faulty(TokenFault fault) -> new Authentication.TokenRefused(fault);
      case TokenCheck.Genuine(Claims claims) -> byClaims(claims);
    };
  }

  /** By a stored token. */
  public Authentication byStoredToken(String token) {
    String hash = Digests.sha256Hex(token);
    return database
        .read(sql -> sessions.byTokenHash(sql, hash))
        .<Authentication>map(found ->
            found.account().active()
                ? new Authentication.Accepted(new Caller(found.account(), found.session()))
                : new Authentication.AccountInactive())
        .orElseGet(() -> new Authentication.TokenRefused(TokenFault.INVALID));
  }

  /** Whether a token of any type would be accepted somewhere now. */
  public TokenCheck check(String token) {
    return switch (TokenClaims.ofAnyType(signed.check(token))) {
      case TokenCheck.Faulty faulty -> faulty;
      case TokenCheck.Genuine(Claims claims) when !claims.namesAccount() ->
          new TokenCheck.Genuine(claims);
      case TokenCheck.Genuine(Claims claims) when revoked(claims) ->
          new TokenCheck.Faulty(TokenFault.ENDED);
      case TokenCheck.Genuine(Claims claims) ->
          switch (byClaims(claims)) {
            case Authentication.Accepted(Caller _) -> new TokenCheck.Genuine(claims);
            case Authentication.TokenRefused(TokenFault fault) -> new TokenCheck.Faulty(fault);
            case Authentication.NamesNobody _,
                Authentication.AccountMissing _,
                Authentication.AccountInactive _ ->
                new TokenCheck.Faulty(TokenFault.INVALID);
          };
    };
  }

  private boolean revoked(Claims claims) {
    String id = claims.id();
    return "refresh".equals(claims.type())
        && id != null
        && database.read(sql -> refreshTokens.revoked(sql, id));
  }

  private Authentication byClaims(Claims claims) {
    if (!claims.namesAccount()) {
      return new Authentication.NamesNobody();
    }
    String session = claims.session();
    Optional<SessionAccount> found =
        claims
            .account()
            .flatMap(id -> database.read(sql -> sessions.withAccount(sql, id, session)));
    if (found.isEmpty()) {
      return new Authentication.AccountMissing();
    }
    SessionAccount present = found.get();
    if (!present.account().active()) {
      return new Authentication.AccountInactive();
    }
    boolean gone = session != null && (present.session() == null || present.ended());
    return gone
        ? new Authentication.TokenRefused(TokenFault.ENDED)
        : new Authentication.Accepted(new Caller(present.account(), session));
  }
}
