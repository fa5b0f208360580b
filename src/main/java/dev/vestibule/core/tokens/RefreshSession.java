package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Map;
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
    boolean ended = found.get().gone() || found.get().scope() != TokenScope.ACCOUNT;
    if (ended || !database.read(sql -> refreshTokens.valid(sql, id, session))) {
      return new Refreshing.Refused(TokenFault.ENDED);
    }
    return rules.rotate()
        ? rotate(found.get().account(), session, id, rules)
        : keep(found.get().account(), session, rules);
  }

  private Refreshing keep(Account account, String session, TokenRules rules) {
    if (database.read(sql -> sessions.usedLongAgo(sql, session))) {
      database.write(tx -> sessions.used(tx, session));
    }
    return new Refreshing.Refreshed(tokens.access(account, session, rules), null);
  }

  private Refreshing rotate(Account account, String session, String id, TokenRules rules) {
    Optional<Map<String, Object>> successor =
        database.write(tx -> successor(tx, account.id(), session, id, rules));
    return successor
        .<Refreshing>map(claims ->
            new Refreshing.Refreshed(
                tokens.access(account, session, rules), signed.signInternal(claims)))
        .orElseGet(() -> new Refreshing.Refused(TokenFault.ENDED));
  }

  private Optional<Map<String, Object>> successor(
      Transaction tx, long account, String session, String id, TokenRules rules) {
    if (rules.revokeRotated() && !refreshTokens.revoke(tx, id)) {
      return Optional.empty();
    }
    sessions.used(tx, session);
    sessions.extend(tx, session, clock.instant().plus(rules.refresh()));
    return Optional.of(tokens.newRefresh(tx, account, session, rules));
  }
}
