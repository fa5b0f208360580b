package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Renews a session with a refresh token, which works once where the rules say so (RFC 9700, section
 * 4.14.2). Whoever lost the answer and soon asks again gets the very same one, which is kept sealed
 * for so long. A token that comes later still was copied: its whole family ends, and its owner is
 * told, whichever dialect it comes back to.
 */
public final class RotateSession {
  /** How long the answer is kept for a retry, unless a dialect says otherwise. */
  public static final Duration RETRY = Duration.ofSeconds(10);

  private final Database database;
  private final SignedTokens signed;
  private final Sessions sessions;
  private final RefreshTokens refreshTokens;
  private final IssueTokens tokens;
  private final AccountEvents events;
  private final Vault vault;
  private final InstantSource clock;

  /** The schema must be there: the key that seals successors is made now if it is missing. */
  public RotateSession(
      Database database,
      SignedTokens signed,
      Sessions sessions,
      IssueTokens tokens,
      AccountEvents events,
      Vault vault,
      InstantSource clock) {
    // A transaction holds the only writer, so it is too late then to make the key.
    vault.prepare();
    this.database = database;
    this.signed = signed;
    this.sessions = sessions;
    this.refreshTokens = new RefreshTokens(clock);
    this.tokens = tokens;
    this.events = events;
    this.vault = vault;
    this.clock = clock;
  }

  /** What came of a refresh token. */
  public sealed interface Outcome {
    record Renewed(StartedSession session) implements Outcome {}

    record Refused(TokenFault fault) implements Outcome {}

    /** It was used before: the session has ended now, if it had not yet. */
    record Reused() implements Outcome {}
  }

  /**
   * Renews with the same scope.
   *
   * @param rules for each scope; where they do not rotate, the refresh token stays as it is
   */
  public Outcome renew(String token, Function<TokenScope, TokenRules> rules) {
    return switch (TokenClaims.ofType("refresh", signed.check(token))) {
      case TokenCheck.Faulty(TokenFault fault) -> new Outcome.Refused(fault);
      case TokenCheck.Genuine(Claims claims) -> renew(token, claims, rules);
    };
  }

  private Outcome renew(String token, Claims claims, Function<TokenScope, TokenRules> rulesOf) {
    String id = claims.id();
    Optional<SessionAccount> found = database.read(sql -> sessions.named(sql, claims));
    if (id == null || found.isEmpty()) {
      return new Outcome.Refused(TokenFault.INVALID);
    }
    TokenRules rules = rulesOf.apply(found.get().scope());
    // Signing may make a key, and inside the transaction the writer is taken: so it comes before.
    IssueTokens.Successor successor = tokens.successor(found.get(), rules);
    if (!rules.rotate() && database.read(sql -> stays(sql, found.get(), id))) {
      return renewed(successor.session(), successor.session().tokens().access(), token);
    }
    return database.write(tx -> renew(tx, new Old(token, id, claims), successor, rules));
  }

  /** Whether there is nothing to write: the token stays, and its use was noted lately. */
  private boolean stays(DSLContext sql, SessionAccount found, String id) {
    String session = found.session();
    return session != null
        && found.usable()
        && !found.gone()
        && refreshTokens.valid(sql, id, session)
        && !sessions.usedLongAgo(sql, session);
  }

  /** The token that is to be renewed. */
  private record Old(String token, String id, Claims claims) {
    @Override
    public String toString() {
      return "refresh token";
    }
  }

  private Outcome renew(
      Transaction tx, Old old, IssueTokens.Successor successor, TokenRules rules) {
    Optional<SessionAccount> family =
        sessions.named(tx.sql(), old.claims()).filter(f -> f.usable() && !f.gone());
    if (family.isEmpty()) {
      return new Outcome.Refused(TokenFault.ENDED);
    }
    StartedSession next = successor.session();
    sessions.used(tx, next.id());
    boolean works =
        (rules.rotate() && rules.revokeRotated())
            ? refreshTokens.replace(tx, old.id(), next.id(), sealed(old, next.tokens()))
            : refreshTokens.valid(tx.sql(), old.id(), next.id());
    if (!works) {
      return again(tx, old, next, rules, family.get());
    } else if (!rules.rotate()) {
      return renewed(next, next.tokens().access(), old.token());
    }
    Instant expires = clock.instant().plus(rules.refresh());
    refreshTokens.add(tx, successor.refreshId(), next.id(), expires);
    sessions.extend(tx, next.id(), expires);
    return new Outcome.Renewed(next);
  }

  /** A token that worked before: a retry, or a copy. */
  private Outcome again(
      Transaction tx, Old old, StartedSession next, TokenRules rules, SessionAccount family) {
    if (!refreshTokens.revoked(tx.sql(), old.id())) {
      return new Outcome.Refused(TokenFault.ENDED);
    }
    return refreshTokens
        .successor(tx.sql(), old.id(), next.id(), clock.instant().minus(rules.retry()))
        .map(answer -> opened(old, next, answer))
        .orElseGet(() -> reused(tx, family.account(), next.id()));
  }

  private Outcome reused(Transaction tx, Account account, String session) {
    sessions.end(tx, session, EndReason.TOKEN_REUSED);
    events.tokenReused(tx, account);
    return new Outcome.Reused();
  }

  private byte[] sealed(Old old, TokenPair pair) {
    String both = pair.access() + "\n" + pair.refresh();
    return vault.seal(both.getBytes(StandardCharsets.UTF_8), context(old));
  }

  private Outcome opened(Old old, StartedSession next, byte[] sealed) {
    String both = new String(vault.open(sealed, context(old)), StandardCharsets.UTF_8);
    List<String> parts = List.of(both.split("\n", -1));
    return renewed(next, parts.getFirst(), parts.getLast());
  }

  private static Outcome renewed(StartedSession next, String access, String refresh) {
    return new Outcome.Renewed(
        new StartedSession(next.id(), next.scope(), new TokenPair(access, refresh)));
  }

  private static String context(Old old) {
    return "successor " + old.id();
  }

  /**
   * Forgets answers that nobody may ask for again, then tokens that expired. These come before
   * their sessions, which would take any number of them along in one step.
   *
   * @param longest the longest time for a retry of all dialects
   */
  public static List<Housekeeping.Broom> brooms(InstantSource clock, Duration longest) {
    RefreshTokens refreshTokens = new RefreshTokens(clock);
    return List.of(
        (tx, _) -> refreshTokens.forgetSuccessors(tx, clock.instant().minus(longest)),
        refreshTokens::sweep);
  }
}
