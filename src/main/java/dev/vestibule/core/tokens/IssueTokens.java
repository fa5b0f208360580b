package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.BusyException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The one place where tokens are made, whichever dialect asks. */
public final class IssueTokens {
  private static final int ID_BYTES = 16;
  private static final int AUTH_TOKEN_BYTES = 20;
  private static final int BROWSER_BYTES = 32;

  private final Database database;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final SignedTokens signed;
  private final ImportedSessions imported;
  private final Vault vault;
  private final NoticeDevices devices;
  private final AccessClaims extra;
  private final InstantSource clock;

  public IssueTokens(
      Database database,
      Sessions sessions,
      SignedTokens signed,
      Vault vault,
      NoticeDevices devices,
      AccessClaims extra,
      InstantSource clock) {
    this.database = database;
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(clock);
    this.signed = signed;
    this.imported = new ImportedSessions(vault);
    this.vault = vault;
    this.devices = devices;
    this.extra = extra;
    this.clock = clock;
  }

  /** Starts a session for somebody who has just proven who they are. */
  public TokenPair pair(Account account, Client client, TokenRules rules) {
    requireActive(account);
    Instant expires = clock.instant().plus(rules.refresh());
    NewRefresh made =
        database.write(tx -> {
          requireUnchanged(tx, account);
          devices.notice(tx, account, client);
          String session = sessions.start(tx, account, SessionKind.JWT, client, expires);
          return new NewRefresh(session, newRefresh(tx, account.id(), session, rules));
        });
    String access = access(account, made.session(), rules);
    return new TokenPair(access, signed.signInternal(made.claims()));
  }

  private record NewRefresh(String session, Map<String, Object> claims) {}

  /**
   * Starts a session whose tokens say what they are good for, and name their account by its UUID.
   *
   * @param scope {@link TokenScope#VERIFY} for a pending account, otherwise for an active one
   */
  public StartedSession session(
      Account account, Client client, TokenRules rules, TokenScope scope) {
    Instant expires = clock.instant().plus(rules.refresh());
    NewRefresh made =
        database.write(tx -> {
          requireUsable(tx, account, scope);
          if (scope == TokenScope.ACCOUNT) {
            devices.notice(tx, account, client);
          }
          SessionKind kind = SessionKind.JWT;
          String session = sessions.start(tx, account, kind, scope, client, expires);
          return new NewRefresh(session, newRefresh(tx, account.id(), session, rules));
        });
    String access = access(account, made.session(), rules, scope);
    TokenPair pair = new TokenPair(access, signed.signInternal(made.claims()));
    return new StartedSession(made.session(), scope, pair);
  }

  /**
   * The next pair of a session, signed already; it counts once its identifier was noted.
   *
   * @param refreshId the identifier of its refresh token
   */
  record Successor(String refreshId, StartedSession session) {}

  Successor successor(SessionAccount family, TokenRules rules) {
    Account account = family.account();
    String session = Objects.requireNonNull(family.session());
    String id = newId();
    String access = access(account, session, rules, family.scope());
    String refresh =
        signed.signInternal(claims("refresh", id, account.id(), session, rules.refresh()));
    return new Successor(
        id, new StartedSession(session, family.scope(), new TokenPair(access, refresh)));
  }

  private String access(Account account, String session, TokenRules rules, TokenScope scope) {
    Map<String, Object> claims =
        claims(scope.accessType(), newId(), account.id(), session, rules.access());
    if (!rules.user().equals(UserClaim.NATIVE)) {
      claims.remove(Claims.ACCOUNT);
      claims.put(rules.user().name(), rules.user().of(account));
      return signAccess(claims, extra.of(account));
    }
    claims.put(Claims.SUBJECT, account.uuid().toString());
    claims.put(Claims.SCOPE, scope.word());
    // Who has yet to prove an address gets nothing that a resource server could act upon.
    return signAccess(claims, scope == TokenScope.ACCOUNT ? extra.natively(account) : Map.of());
  }

  private String access(Account account, String session, TokenRules rules) {
    return access(account, session, rules, TokenScope.ACCOUNT);
  }

  private String signAccess(Map<String, Object> claims, Map<String, Object> ofAccount) {
    Map<String, Object> all = new LinkedHashMap<>(ofAccount);
    all.putAll(claims);
    all.putAll(extra.ofIssuer());
    return signed.signOpen(all);
  }

  /** The claims of a refresh token that the database knows now; signed after the commit. */
  Map<String, Object> newRefresh(Transaction tx, long account, String session, TokenRules rules) {
    String id = newId();
    refreshTokens.add(tx, id, session, clock.instant().plus(rules.refresh()));
    return claims("refresh", id, account, session, rules.refresh());
  }

  /**
   * The account's stored token: 40 hexadecimal characters, the same at every sign-in until its
   * session ends. It is derived from the session, so that only its hash is kept. One that came from
   * the former server is handed out again.
   */
  public String authToken(Account account, Client client) {
    requireActive(account);
    byte[] key = vault.key("auth tokens");
    vault.prepare();
    return database.write(tx -> {
      requireUnchanged(tx, account);
      devices.notice(tx, account, client);
      String session =
          sessions
              .running(tx.sql(), account.id(), SessionKind.AUTH_TOKEN)
              .map(running -> resumed(tx, account, running))
              .orElseGet(() -> startAuthToken(tx, account, client, key));
      sessions.used(tx, session);
      return imported.token(tx.sql(), session).orElseGet(() -> derive(key, session));
    });
  }

  private String resumed(Transaction tx, Account account, String session) {
    sessions.resumed(tx, account, session, SessionKind.AUTH_TOKEN);
    return session;
  }

  private String startAuthToken(Transaction tx, Account account, Client client, byte[] key) {
    String session = sessions.start(tx, account, SessionKind.AUTH_TOKEN, client, null);
    sessions.storeToken(tx, session, Digests.sha256Hex(derive(key, session)));
    return session;
  }

  private static String derive(byte[] key, String session) {
    byte[] mac = Digests.hmacSha256(key, session.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(mac, AUTH_TOKEN_BYTES));
  }

  /**
   * A stored token of its own for this sign-in, as django-rest-knox's. The limit is counted in the
   * transaction that issues, so that sign-ins side by side cannot pass it.
   */
  public OpaqueToken opaqueToken(Account account, Client client, OpaqueTokenRules rules) {
    requireActive(account);
    String token = RandomSecrets.hex(rules.characters() / 2);
    Instant expires = rules.expiry(clock.instant());
    return database.write(tx -> {
      requireUnchanged(tx, account);
      SessionKind kind = SessionKind.OPAQUE_TOKEN;
      if (rules.limit() > 0 && sessions.living(tx.sql(), account.id(), kind) >= rules.limit()) {
        return new OpaqueToken.LimitReached();
      }
      devices.notice(tx, account, client);
      String session = sessions.start(tx, account, kind, client, expires);
      sessions.storeToken(tx, session, rules.hash(token));
      return new OpaqueToken.Issued(token, expires);
    });
  }

  /**
   * The secret of a hosted page's cookie, new at each sign-in; 256 bits, of which the hash is kept.
   *
   * @param lifetime the absolute one; the idle one is looked at when it is used
   */
  public String browserSession(Account account, Client client, Duration lifetime) {
    requireActive(account);
    String secret = RandomSecrets.base64Url(BROWSER_BYTES);
    return database.write(tx -> {
      requireUnchanged(tx, account);
      devices.notice(tx, account, client);
      Instant expires = clock.instant().plus(lifetime);
      String session = sessions.start(tx, account, SessionKind.BROWSER, client, expires);
      sessions.storeToken(tx, session, Digests.sha256Hex(secret));
      return secret;
    });
  }

  private Map<String, Object> claims(
      String type, String id, long account, String session, Duration lifetime) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put(Claims.TYPE, type);
    claims.put(Claims.EXPIRY, now.plus(lifetime).getEpochSecond());
    claims.put(Claims.ISSUED, now.getEpochSecond());
    claims.put(Claims.ID, id);
    claims.put(Claims.ACCOUNT, Long.toString(account));
    claims.put(Claims.SESSION, session);
    return claims;
  }

  private static String newId() {
    return RandomSecrets.hex(ID_BYTES);
  }

  /** Whoever shut, activated or changed the account meanwhile was quicker. */
  private void requireUsable(Transaction tx, Account account, TokenScope scope) {
    boolean usable =
        sessions
            .withAccount(tx.sql(), account.id(), null)
            .map(SessionAccount::account)
            .filter(now -> Objects.equals(now.passwordHash(), account.passwordHash()))
            .filter(now -> new SessionAccount(now, null, false, scope).usable())
            .isPresent();
    if (!usable) {
      throw new BusyException(account + " changed while it signed in", 1);
    }
  }

  // A password that was changed, or an account that was shut, between the check of the password and
  // this transaction has ended all sessions; one more must not start behind its back.
  private void requireUnchanged(Transaction tx, Account account) {
    boolean unchanged =
        sessions
            .withAccount(tx.sql(), account.id(), null)
            .map(SessionAccount::account)
            .filter(Account::active)
            .filter(now -> Objects.equals(now.passwordHash(), account.passwordHash()))
            .isPresent();
    if (!unchanged) {
      throw new BusyException(account + " changed while it signed in", 1);
    }
  }

  // The gate: whoever asks, an account that is not active gets nothing.
  private static void requireActive(Account account) {
    if (!account.active()) {
      throw new IllegalStateException("no tokens for " + account + ", which is not active");
    }
  }
}
