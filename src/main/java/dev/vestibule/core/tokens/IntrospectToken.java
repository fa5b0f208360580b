package dev.vestibule.core.tokens;

import dev.vestibule.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a token is good now, for services that are handed it (RFC 7662). Account and session are
 * read each time, and that somebody asked is no use of the token: nothing is prolonged.
 */
public final class IntrospectToken {
  private static final Set<SessionKind> STORED =
      Set.of(SessionKind.AUTH_TOKEN, SessionKind.OPAQUE_TOKEN);

  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final OpaqueTokenRules rules;

  /**
   * Looks at tokens of every dialect.
   *
   * @param rules how opaque tokens are hashed
   */
  public IntrospectToken(
      Database database,
      SignedTokens signed,
      Sessions sessions,
      OpaqueTokenRules rules,
      InstantSource clock) {
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(clock);
    this.rules = rules;
  }

  /** What the token is, if it is good; nothing tells why one is not. */
  public Optional<LiveToken> look(String token) {
    return TokenClaims.ofAnyType(signed.check(token)) instanceof TokenCheck.Genuine(Claims claims)
        ? signed(claims)
        : stored(token);
  }

  private Optional<LiveToken> signed(Claims claims) {
    Optional<SessionAccount> found =
        database.read(sql -> sessions.of(sql, claims)).filter(SessionAccount::usable);
    return switch (String.valueOf(claims.type())) {
      case "access" ->
          found
              .filter(family -> claims.session() == null || runs(family, TokenScope.ACCOUNT))
              .map(family -> of(family, claims, LiveToken.Use.ACCESS));
      case "verify" ->
          found
              .filter(family -> runs(family, TokenScope.VERIFY))
              .map(family -> of(family, claims, LiveToken.Use.ACCESS));
      case "refresh" ->
          found
              .filter(family -> !family.gone() && unused(claims))
              .map(family -> of(family, claims, LiveToken.Use.REFRESH));
      default -> Optional.empty();
    };
  }

  private static boolean runs(SessionAccount family, TokenScope scope) {
    return !family.gone() && family.scope() == scope;
  }

  private boolean unused(Claims claims) {
    String id = claims.id();
    String session = claims.session();
    return id != null
        && session != null
        && database.read(sql -> refreshTokens.valid(sql, id, session));
  }

  private static LiveToken of(SessionAccount family, Claims claims, LiveToken.Use use) {
    return new LiveToken(
        use,
        family.scope(),
        family.account(),
        Optional.ofNullable(family.session()),
        claims.issued(),
        claims.expiry(),
        claims.all());
  }

  private Optional<LiveToken> stored(String token) {
    Set<String> hashes = rules.hashes(token);
    return database
        .read(sql -> sessions.byTokenHash(sql, hashes, STORED))
        .filter(found -> found.found().usable())
        .map(IntrospectToken::of);
  }

  private static LiveToken of(StoredToken token) {
    Optional<Instant> expires = Optional.ofNullable(token.expires());
    return new LiveToken(
        LiveToken.Use.ACCESS,
        token.found().scope(),
        token.found().account(),
        Optional.ofNullable(token.found().session()),
        Optional.of(token.created()),
        expires,
        Map.of());
  }
}
