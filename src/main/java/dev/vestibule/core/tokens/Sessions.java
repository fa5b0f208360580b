package dev.vestibule.core.tokens;

import static dev.vestibule.core.tokens.SessionTable.ACCOUNT_ID;
import static dev.vestibule.core.tokens.SessionTable.ENDED_AT;
import static dev.vestibule.core.tokens.SessionTable.ID;
import static dev.vestibule.core.tokens.SessionTable.SESSIONS;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountTable;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The sessions of all accounts and kinds. An ended one stays until housekeeping removes it. */
public final class Sessions {
  private static final int ID_BYTES = 16;

  /** How stale "last used" may be: writing it at each request would make every read a write. */
  private static final Duration USE_STEP = Duration.ofMinutes(1);

  private final SessionEvents events;
  private final InstantSource clock;

  /**
   * @param events are told who signs in, and what ends
   */
  public Sessions(Events events, InstantSource clock) {
    this.events = new SessionEvents(events);
    this.clock = clock;
  }

  /** Starts a session; it never expires without {@code expires}. */
  String start(
      Transaction tx, Account account, SessionKind kind, Client client, @Nullable Instant expires) {
    return start(tx, account, kind, TokenScope.ACCOUNT, client, expires);
  }

  /** The same with a scope. */
  String start(
      Transaction tx,
      Account account,
      SessionKind kind,
      TokenScope scope,
      Client client,
      @Nullable Instant expires) {
    String id = RandomSecrets.base64Url(ID_BYTES);
    Instant now = clock.instant();
    tx.sql()
        .insertInto(SESSIONS)
        .set(ID, id)
        .set(ACCOUNT_ID, account.id())
        .set(SessionTable.KIND, kind.stored())
        .set(SessionTable.SCOPE, scope.stored())
        .set(SessionTable.CREATED_AT, now)
        .set(SessionTable.LAST_USED_AT, now)
        .set(SessionTable.EXPIRES_AT, expires)
        .set(SessionTable.ADDRESS, client.address())
        .set(SessionTable.USER_AGENT, client.userAgent())
        .execute();
    if (scope == TokenScope.ACCOUNT) {
      Accounts.seen(tx, account.id(), now);
    }
    events.begun(tx, account, id, kind, scope);
    return id;
  }

  /** Somebody signed in and goes on with a session that runs already. */
  void resumed(Transaction tx, Account account, String session, SessionKind kind) {
    events.begun(tx, account, session, kind, TokenScope.ACCOUNT);
  }

  /** The account's running session of a kind that has one for each account. */
  Optional<String> running(DSLContext sql, long account, SessionKind kind) {
    return sql.select(ID)
        .from(SESSIONS)
        .where(ACCOUNT_ID.eq(account))
        .and(SessionTable.KIND.eq(kind.stored()))
        .and(ENDED_AT.isNull())
        .fetchOptional(ID);
  }

  void storeToken(Transaction tx, String session, String tokenHash) {
    tx.sql()
        .update(SESSIONS)
        .set(SessionTable.TOKEN_HASH, tokenHash)
        .where(ID.eq(session))
        .execute();
  }

  /** The account with the session that a request names, in one select; ended sessions too. */
  Optional<SessionAccount> withAccount(DSLContext sql, long account, @Nullable String session) {
    Condition named =
        session == null ? DSL.falseCondition() : ID.eq(session).and(ACCOUNT_ID.eq(AccountTable.ID));
    return sql.select(AccountTable.COLUMNS)
        .select(ID, ENDED_AT, SessionTable.SCOPE)
        .from(AccountTable.ACCOUNTS)
        .leftJoin(SESSIONS)
        .on(named)
        .where(AccountTable.ID.eq(account))
        .fetchOptional(SessionAccount::of);
  }

  /**
   * The account that a token's claims name, by its number or else by the session, and the session
   * when it is there.
   */
  Optional<SessionAccount> of(DSLContext sql, Claims claims) {
    String session = claims.session();
    Optional<SessionAccount> byNumber =
        claims.account().flatMap(id -> withAccount(sql, id, session));
    if (session == null || byNumber.filter(found -> found.session() != null).isPresent()) {
      return byNumber;
    }
    return sql.select(ACCOUNT_ID)
        .from(SESSIONS)
        .where(ID.eq(session))
        .fetchOptional(ACCOUNT_ID)
        .flatMap(id -> withAccount(sql, id, session))
        .filter(found -> claims.account().isEmpty() || claims.names(found.account()))
        .or(() -> byNumber);
  }

  /** The account and the session that a token's claims name. */
  Optional<SessionAccount> named(DSLContext sql, Claims claims) {
    return of(sql, claims).filter(found -> found.session() != null);
  }

  /** The account whose living session of one of these kinds holds the token, in one select. */
  Optional<StoredToken> byTokenHash(
      DSLContext sql, Set<String> tokenHashes, Set<SessionKind> kinds) {
    return sql.select(AccountTable.COLUMNS)
        .select(ID, ENDED_AT, SessionTable.SCOPE, SessionTable.KIND)
        .select(SessionTable.CREATED_AT, SessionTable.LAST_USED_AT, SessionTable.EXPIRES_AT)
        .from(AccountTable.ACCOUNTS)
        .join(SESSIONS)
        .on(ACCOUNT_ID.eq(AccountTable.ID))
        .where(SessionTable.TOKEN_HASH.in(tokenHashes))
        .and(SessionTable.KIND.in(kinds.stream().map(SessionKind::stored).toList()))
        .and(living())
        .fetchOptional(StoredToken::of);
  }

  /**
   * Everything that is known of an account's sessions, ended ones too; the last used first. What a
   * registration was answered with to prove an address is none.
   */
  public List<KnownSession> ofAccount(DSLContext sql, long account) {
    return sql.select(KnownSession.COLUMNS)
        .from(SESSIONS)
        .where(ACCOUNT_ID.eq(account))
        .and(SessionTable.SCOPE.isNull())
        .orderBy(SessionTable.LAST_USED_AT.desc(), ID)
        .fetch(KnownSession::of);
  }

  /** How many sessions of that kind an account has that have neither ended nor expired. */
  int living(DSLContext sql, long account, SessionKind kind) {
    return sql.fetchCount(
        SESSIONS, ACCOUNT_ID.eq(account).and(SessionTable.KIND.eq(kind.stored())).and(living()));
  }

  private Condition living() {
    Condition unexpired =
        SessionTable.EXPIRES_AT.isNull().or(SessionTable.EXPIRES_AT.gt(clock.instant()));
    return ENDED_AT.isNull().and(unexpired);
  }

  /** Whether {@link #used} would have something to note. */
  boolean usedLongAgo(DSLContext sql, String session) {
    Instant lately = clock.instant().minus(USE_STEP);
    return sql.fetchExists(
        DSL.selectOne()
            .from(SESSIONS)
            .where(ID.eq(session))
            .and(SessionTable.LAST_USED_AT.lt(lately)));
  }

  /** Whether that moment is too long ago to stand for "last used" any longer. */
  boolean usedLongAgo(Instant lastUsed) {
    return lastUsed.isBefore(clock.instant().minus(USE_STEP));
  }

  /** Notes that the session was used, when that was not noted lately; answers whether it was. */
  boolean used(Transaction tx, String session) {
    Instant now = clock.instant();
    boolean noted =
        tx.sql()
                .update(SESSIONS)
                .set(SessionTable.LAST_USED_AT, now)
                .where(ID.eq(session))
                .and(SessionTable.LAST_USED_AT.lt(now.minus(USE_STEP)))
                .execute()
            == 1;
    if (noted) {
      tx.sql()
          .select(ACCOUNT_ID)
          .from(SESSIONS)
          .where(ID.eq(session))
          .fetchOptional(ACCOUNT_ID)
          .ifPresent(account -> Accounts.seen(tx, account, now));
    }
    return noted;
  }

  void extend(Transaction tx, String session, Instant expires) {
    tx.sql().update(SESSIONS).set(SessionTable.EXPIRES_AT, expires).where(ID.eq(session)).execute();
  }

  /** Ends one session: everything issued in it is refused from the next request on. */
  public void end(Transaction tx, String session, EndReason reason) {
    int _ = end(tx, ID.eq(session), reason);
  }

  /** Ends a session if it is the account's; answers whether there was one to end. */
  public boolean end(Transaction tx, long account, String session, EndReason reason) {
    return end(tx, ID.eq(session).and(ACCOUNT_ID.eq(account)), reason) == 1;
  }

  /** Ends all sessions of an account that are of one kind. */
  void endAll(Transaction tx, long account, SessionKind kind, EndReason reason) {
    int _ = end(tx, ACCOUNT_ID.eq(account).and(SessionTable.KIND.eq(kind.stored())), reason);
  }

  /** Ends all sessions of an account, but for {@code except}. */
  public void endAll(Transaction tx, long account, @Nullable String except, EndReason reason) {
    Condition all = ACCOUNT_ID.eq(account);
    int _ = end(tx, except == null ? all : all.and(ID.ne(except)), reason);
  }

  /** Removes sessions that ended or expired before that moment, with their refresh tokens. */
  public int sweep(Transaction tx, Instant before) {
    // Two questions, so that each finds its rows by an index.
    int expired = sweep(tx, SessionTable.EXPIRES_AT.lt(before), Housekeeping.STEP);
    return expired + sweep(tx, ENDED_AT.lt(before), Housekeeping.STEP - expired);
  }

  private static int sweep(Transaction tx, Condition over, int most) {
    return tx.sql().deleteFrom(SESSIONS).where(Portion.of(tx, SESSIONS, ID, over, most)).execute();
  }

  /** All of one account. */
  private int end(Transaction tx, Condition which, EndReason reason) {
    Map<String, String> running =
        tx.sql()
            .select(ID, AccountTable.UUID_TEXT)
            .from(SESSIONS)
            .join(AccountTable.ACCOUNTS)
            .on(ACCOUNT_ID.eq(AccountTable.ID))
            .where(which)
            .and(ENDED_AT.isNull())
            .fetchMap(ID, AccountTable.UUID_TEXT);
    if (running.isEmpty()) {
      return 0;
    }
    int ended =
        tx.sql()
            .update(SESSIONS)
            .set(ENDED_AT, clock.instant())
            .set(SessionTable.END_REASON, reason.stored())
            .where(which)
            .and(ENDED_AT.isNull())
            .execute();
    events.over(tx, running, reason);
    return ended;
  }
}
