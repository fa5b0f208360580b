package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.config.TokenSettings;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The one place where tokens are made, whichever dialect asks. */
public final class IssueTokens {
  private static final int ID_BYTES = 16;
  private static final int AUTH_TOKEN_BYTES = 20;

  private final Database database;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final SignedTokens signed;
  private final Vault vault;
  private final TokenSettings settings;
  private final InstantSource clock;

  public IssueTokens(
      Database database,
      Sessions sessions,
      SignedTokens signed,
      Vault vault,
      TokenSettings settings,
      InstantSource clock) {
    this.database = database;
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(clock);
    this.signed = signed;
    this.vault = vault;
    this.settings = settings;
    this.clock = clock;
  }

  /** Starts a session for somebody who has just proven who they are. */
  public TokenPair pair(Account account, Client client, TokenRules rules) {
    Instant expires = clock.instant().plus(rules.refresh());
    return database.write(tx -> {
      requireActive(account);
      String session = sessions.start(tx, account.id(), SessionKind.JWT, client, expires);
      return new TokenPair(
          access(account.id(), session, rules), refresh(tx, account.id(), session, rules));
    });
  }

  /** An access token of a running session. */
  String access(long account, String session, TokenRules rules) {
    Map<String, Object> claims = claims("access", account, session, rules.access());
    settings.issuer().ifPresent(issuer -> claims.put("iss", issuer));
    settings.audience().ifPresent(audience -> claims.put("aud", audience));
    return signed.signOpen(claims);
  }

  /** A refresh token of a running session, known to the database. */
  String refresh(Transaction tx, long account, String session, TokenRules rules) {
    Map<String, Object> claims = claims("refresh", account, session, rules.refresh());
    Instant expires = clock.instant().plus(rules.refresh());
    refreshTokens.add(tx, (String) claims.get(Claims.ID), session, expires);
    return signed.signInternal(claims);
  }

  /**
   * The account's stored token: 40 hexadecimal characters, the same at every sign-in until its
   * session ends. It is derived from the session, so that only its hash is kept.
   */
  public String authToken(Account account, Client client) {
    return database.write(tx -> {
      requireActive(account);
      String session =
          sessions
              .running(tx.sql(), account.id(), SessionKind.AUTH_TOKEN)
              .orElseGet(() -> startAuthToken(tx, account, client));
      sessions.used(tx, session);
      return derive(session);
    });
  }

  private String startAuthToken(Transaction tx, Account account, Client client) {
    String session = sessions.start(tx, account.id(), SessionKind.AUTH_TOKEN, client, null);
    sessions.storeToken(tx, session, Digests.sha256Hex(derive(session)));
    return session;
  }

  private String derive(String session) {
    byte[] mac =
        Digests.hmacSha256(vault.key("auth tokens"), session.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(mac, AUTH_TOKEN_BYTES));
  }

  private Map<String, Object> claims(
      String type, long account, String session, java.time.Duration lifetime) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put(Claims.TYPE, type);
    claims.put(Claims.EXPIRY, now.plus(lifetime).getEpochSecond());
    claims.put(Claims.ISSUED, now.getEpochSecond());
    claims.put(Claims.ID, RandomSecrets.hex(ID_BYTES));
    claims.put(Claims.ACCOUNT, Long.toString(account));
    claims.put(Claims.SESSION, session);
    return claims;
  }

  private static void requireActive(Account account) {
    if (!account.active()) {
      throw new IllegalStateException("no tokens for " + account + ", which is not active");
    }
  }
}
