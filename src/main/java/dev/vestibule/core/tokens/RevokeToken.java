package dev.vestibule.core.tokens;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.Optional;
import java.util.Set;

/**
 * Takes a token back (RFC 7009): its whole session ends, with every token of its. Whoever holds a
 * good token may do so, since it lets them sign out anyway. A used refresh token counts as one: who
 * sends it to be renewed ends the session, too.
 */
public final class RevokeToken {
  private static final Set<SessionKind> STORED =
      Set.of(SessionKind.AUTH_TOKEN, SessionKind.OPAQUE_TOKEN);

  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final OpaqueTokenRules rules;

  public RevokeToken(
      Database database, SignedTokens signed, Sessions sessions, OpaqueTokenRules rules) {
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.rules = rules;
  }

  /** What came of it. */
  public enum Outcome {
    /** The token opens nothing any more, or never did. */
    OVER,
    /** It is good and names no session: another program signed it with our secret. */
    UNSUPPORTED
  }

  /**
   * Ends the token's session.
   *
   * @param expired whether a token that has expired shall end the session that it came from, too:
   *     for services that found tokens where none should be
   */
  public Outcome revoke(String token, boolean expired) {
    Optional<Claims> claims = signed.claims(token);
    if (claims.isEmpty()) {
      return stored(token);
    }
    boolean good = TokenClaims.ofAnyType(signed.check(token)) instanceof TokenCheck.Genuine;
    if (claims.get().session() == null) {
      return good ? Outcome.UNSUPPORTED : Outcome.OVER;
    }
    return good || expired ? end(claims.get()) : Outcome.OVER;
  }

  private Outcome end(Claims claims) {
    // Asked before, so that who repeats it does not wait for the writer.
    boolean running =
        database.read(sql -> sessions.named(sql, claims)).filter(f -> !f.gone()).isPresent();
    return running
        ? database.write(
            tx -> sessions.named(tx.sql(), claims).map(f -> end(tx, f)).orElse(Outcome.OVER))
        : Outcome.OVER;
  }

  private Outcome end(Transaction tx, SessionAccount family) {
    String session = family.session();
    if (session != null) {
      sessions.end(tx, session, EndReason.REVOKED);
    }
    return Outcome.OVER;
  }

  private Outcome stored(String token) {
    Set<String> hashes = rules.hashes(token);
    return database
        .read(sql -> sessions.byTokenHash(sql, hashes, STORED))
        .map(found -> database.write(tx -> end(tx, found.found())))
        .orElse(Outcome.OVER);
  }
}
