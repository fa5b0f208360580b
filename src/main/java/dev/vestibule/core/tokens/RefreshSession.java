package dev.vestibule.core.tokens;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Optional;

/** Renews a session with a refresh token. */
public final class RefreshSession {
  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final IssueTokens tokens;
  private final InstantSource clock;

  public RefreshSession(
      Database database,
      SignedTokens signed,
      Sessions sessions,
      IssueTokens tokens,
      InstantSource clock) {
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(clock);
    this.tokens = tokens;
    this.clock = clock;
  }

  public Refreshing refresh(String token, TokenRules rules) {
    return switch (TokenClaims.ofType("refresh", signed.check(token))) {
      case TokenCheck.Faulty(TokenFault fault) -> new Refreshing.Refused(fault);
      case TokenCheck.Genuine(Claims claims) -> renew(claims, rules);
    };
  }

  private Refreshing renew(Claims claims, TokenRules rules) {
    String session = claims.session();
    String id = claims.id();
    Optional<Long> account = claims.account();
    if (session == null || id == null || account.isEmpty()) {
      return new Refreshing.Refused(TokenFault.INVALID);
    }
    Optional<SessionAccount> found =
        database.read(sql -> sessions.withAccount(sql, account.get(), session));
    if (found.isEmpty() || !found.get().account().active()) {
      return new Refreshing.NoActiveAccount();
    }
    boolean ended = found.get().session() == null || found.get().ended();
    if (ended || !database.read(sql -> refreshTokens.valid(sql, id, session))) {
      return new Refreshing.Refused(TokenFault.ENDED);
    }
    return database.write(tx -> renew(tx, account.get(), session, id, rules));
  }

  private Refreshing renew(
      Transaction tx, long account, String session, String id, TokenRules rules) {
    if (rules.rotate() && rules.revokeRotated() && !refreshTokens.revoke(tx, id)) {
      return new Refreshing.Refused(TokenFault.ENDED);
    }
    sessions.used(tx, session);
    String access = tokens.access(account, session, rules);
    if (!rules.rotate()) {
      return new Refreshing.Refreshed(access, null);
    }
    sessions.extend(tx, session, clock.instant().plus(rules.refresh()));
    return new Refreshing.Refreshed(access, tokens.refresh(tx, account, session, rules));
  }
}
