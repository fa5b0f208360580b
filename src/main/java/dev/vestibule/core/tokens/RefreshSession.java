package dev.vestibule.core.tokens;

import dev.vestibule.platform.database.Database;
import java.util.Optional;

/**
 * Renews or ends a session with a refresh token, with the outcomes that SimpleJWT tells apart. What
 * works how often is decided by {@link RotateSession}.
 */
public final class RefreshSession {
  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final RotateSession rotate;

  public RefreshSession(
      Database database, SignedTokens signed, Sessions sessions, RotateSession rotate) {
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.rotate = rotate;
  }

  public Refreshing refresh(String token, TokenRules rules) {
    return switch (TokenClaims.ofType("refresh", signed.check(token))) {
      case TokenCheck.Faulty(TokenFault fault) -> new Refreshing.Refused(fault);
      case TokenCheck.Genuine(Claims claims) -> refresh(token, claims, rules);
    };
  }

  private Refreshing refresh(String token, Claims claims, TokenRules rules) {
    String session = claims.session();
    Optional<Long> account = claims.account();
    if (session == null || claims.id() == null || account.isEmpty()) {
      return new Refreshing.Refused(TokenFault.INVALID);
    }
    Optional<SessionAccount> found =
        database.read(sql -> sessions.withAccount(sql, account.get(), session));
    if (found.isEmpty() || !found.get().account().active()) {
      return new Refreshing.NoActiveAccount();
    } else if (found.get().gone() || found.get().scope() != TokenScope.ACCOUNT) {
      return new Refreshing.Refused(TokenFault.ENDED);
    }
    return switch (rotate.renew(token, _ -> rules)) {
      case RotateSession.Outcome.Renewed(StartedSession next) -> refreshed(token, next.tokens());
      case RotateSession.Outcome.Refused(TokenFault fault) -> new Refreshing.Refused(fault);
      case RotateSession.Outcome.Reused() -> new Refreshing.Refused(TokenFault.ENDED);
    };
  }

  /** A refresh token that stays is not handed out again. */
  private static Refreshing refreshed(String token, TokenPair next) {
    return new Refreshing.Refreshed(
        next.access(), next.refresh().equals(token) ? null : next.refresh());
  }

  /**
   * Ends the session that a refresh token belongs to.
   *
   * @return what is wrong with the token; empty when its session has ended now
   */
  public Optional<TokenFault> end(String token) {
    return switch (TokenClaims.ofType("refresh", signed.check(token))) {
      case TokenCheck.Faulty(TokenFault fault) -> Optional.of(fault);
      case TokenCheck.Genuine(Claims claims) -> {
        Optional<SessionAccount> found = database.read(sql -> sessions.named(sql, claims));
        yield found.isPresent() && end(found.get())
            ? Optional.empty()
            : Optional.of(TokenFault.ENDED);
      }
    };
  }

  private boolean end(SessionAccount found) {
    String session = found.session();
    long account = found.account().id();
    return session != null
        && database.write(tx -> sessions.end(tx, account, session, EndReason.SIGNED_OUT));
  }
}
