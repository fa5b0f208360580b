package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who makes a request. Account and session are read at every request, in one select, so
 * that an end of either counts at once and everywhere.
 */
public final class Authenticate {
  private static final Logger LOG = LoggerFactory.getLogger(Authenticate.class);

  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final OpaqueTokenRules rules;
  private final Set<String> names;
  private final InstantSource clock;

  /**
   * Looks at tokens of every dialect.
   *
   * @param rules how opaque tokens are hashed, and whether use prolongs them
   * @param names the claims that may name an account
   */
  public Authenticate(
      Database database,
      SignedTokens signed,
      Sessions sessions,
      OpaqueTokenRules rules,
      Set<String> names,
      InstantSource clock) {
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(clock);
    this.rules = rules;
    this.names = Set.copyOf(names);
    this.clock = clock;
  }

  /** By an access token. */
  public Authentication byAccessToken(String token) {
    return switch (TokenClaims.ofType("access", signed.check(token))) {
      case TokenCheck.Faulty(TokenFault fault) -> new Authentication.TokenRefused(fault);
      case TokenCheck.Genuine(Claims claims) -> byClaims(claims);
    };
  }

  /**
   * By the token that a registration is answered with: it says which pending account its holder may
   * prove the address of, and opens nothing.
   */
  public Optional<Account> byVerifyToken(String token) {
    String type = TokenScope.VERIFY.accessType();
    return TokenClaims.ofType(type, signed.check(token)) instanceof TokenCheck.Genuine(var claims)
        ? database
            .read(sql -> sessions.named(sql, claims))
            .filter(found -> !found.gone() && found.scope() == TokenScope.VERIFY)
            .map(SessionAccount::account)
        : Optional.empty();
  }

  /** By a stored token: the account's one, or the one of a sign-in; its use may prolong it. */
  public Authentication byStoredToken(String token) {
    return stored(
        rules.hashes(token), Set.of(SessionKind.AUTH_TOKEN, SessionKind.OPAQUE_TOKEN), _ -> true);
  }

  /**
   * By the secret in a hosted page's cookie.
   *
   * @param idle how long after its last use it is good
   */
  public Authentication byBrowserSession(String secret, Duration idle) {
    Instant oldest = clock.instant().minus(idle);
    return stored(
        Set.of(Digests.sha256Hex(secret)),
        Set.of(SessionKind.BROWSER),
        token -> token.lastUsed().isAfter(oldest));
  }

  private Authentication stored(
      Set<String> hashes, Set<SessionKind> kinds, Predicate<StoredToken> good) {
    Optional<StoredToken> token =
        database.read(sql -> sessions.byTokenHash(sql, hashes, kinds)).filter(good);
    if (token.isEmpty()) {
      return new Authentication.TokenRefused(TokenFault.INVALID);
    }
    Account account = token.get().found().account();
    if (!account.active()) {
      return new Authentication.AccountInactive();
    }
    noteUse(token.get());
    return new Authentication.Accepted(new Caller(account, token.get().found().session()));
  }

  /** A full disk must not turn a reader away: then the use goes unnoted. */
  private void noteUse(StoredToken token) {
    String session = Objects.requireNonNull(token.found().session());
    Instant now = clock.instant();
    Optional<Instant> later =
        token.kind() == SessionKind.OPAQUE_TOKEN
            ? rules.prolonged(token.created(), token.expires(), now)
            : Optional.empty();
    if (later.isEmpty() && !sessions.usedLongAgo(token.lastUsed())) {
      return;
    }
    try {
      database.write(tx -> {
        later.ifPresent(end -> sessions.extend(tx, session, end));
        return sessions.used(tx, session);
      });
    } catch (UnavailableException e) {
      LOG.warn("the use of a session could not be noted: {}", e.getMessage());
    }
  }

  /** Whether a token of any type would be accepted somewhere now. */
  public TokenCheck check(String token) {
    return switch (TokenClaims.ofAnyType(signed.check(token))) {
      case TokenCheck.Faulty faulty -> faulty;
      case TokenCheck.Genuine(Claims claims) when !claims.namesAccount(names) ->
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
    if (!claims.namesAccount(names)) {
      return new Authentication.NamesNobody();
    }
    String session = claims.session();
    Optional<SessionAccount> found = database.read(sql -> sessions.of(sql, claims));
    if (found.isEmpty()) {
      return new Authentication.AccountMissing();
    }
    SessionAccount present = found.get();
    if (!present.account().active()) {
      return new Authentication.AccountInactive();
    }
    boolean refused = session != null && (present.gone() || present.scope() != TokenScope.ACCOUNT);
    return refused
        ? new Authentication.TokenRefused(TokenFault.ENDED)
        : new Authentication.Accepted(new Caller(present.account(), session));
  }
}
