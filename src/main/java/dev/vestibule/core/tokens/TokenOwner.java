package dev.vestibule.core.tokens;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.database.Database;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Whose a token is that was issued by us, expired or not, as long as its session was not ended. It
 * opens nothing: it tells that somebody has been signed in before.
 */
public final class TokenOwner {
  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final OpaqueTokenRules rules;

  /**
   * @param rules how opaque tokens are hashed
   */
  public TokenOwner(
      Database database, SignedTokens signed, Sessions sessions, OpaqueTokenRules rules) {
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.rules = rules;
  }

  /** The account and the session that a token belongs to; empty when it is none of ours. */
  public Optional<Caller> of(String token) {
    return database
        .read(sql -> session(sql, token))
        .filter(found -> !found.gone() && found.scope() == TokenScope.ACCOUNT)
        .map(found -> new Caller(found.account(), found.session()));
  }

  private Optional<SessionAccount> session(DSLContext sql, String token) {
    Optional<Claims> claims = signed.claims(token);
    return claims.isPresent()
        ? sessions.named(sql, claims.get())
        : sessions
            .byTokenHash(
                sql,
                Set.of(Digests.sha256Hex(token), rules.hash(token)),
                Set.of(SessionKind.AUTH_TOKEN, SessionKind.OPAQUE_TOKEN, SessionKind.BROWSER))
            .map(StoredToken::found);
  }
}
