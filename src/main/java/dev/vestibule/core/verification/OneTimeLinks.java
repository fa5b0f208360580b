package dev.vestibule.core.verification;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.codes.CodePurpose;
import dev.vestibule.core.codes.EmailCodes;
import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.platform.config.LinkSettings;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Secrets that were mailed: 256 random bits each, of which only the hash is kept. */
public final class OneTimeLinks {
  private static final int SECRET_BYTES = 32;

  private static final Table<Record> LINKS = table(name("one_time_links"));
  private static final Field<String> SECRET_HASH = field(name("secret_hash"), SQLDataType.VARCHAR);
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> PURPOSE = field(name("purpose"), SQLDataType.VARCHAR);
  private static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
  private static final Field<Instant> CREATED_AT = Columns.instant("created_at");
  private static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");
  private static final Field<Instant> USED_AT = Columns.instant("used_at");

  private final LinkSettings settings;
  private final EmailCodes codes;
  private final InstantSource clock;

  public OneTimeLinks(LinkSettings settings, EmailCodes codes, InstantSource clock) {
    this.settings = settings;
    this.codes = codes;
    this.clock = clock;
  }

  /** A link that was just made; the secret is shown to its owner alone. */
  record Made(String secret, Instant expires) {
    @Override
    public String toString() {
      return "link until " + expires;
    }
  }

  /** Makes a link; the oldest of its kind ends when there are too many. */
  Made make(Transaction tx, long account, LinkPurpose purpose) {
    return make(tx, account, purpose, settings.lifetime(), null);
  }

  /** The same with a lifetime of its own. */
  Made make(Transaction tx, long account, LinkPurpose purpose, Duration lifetime) {
    return make(tx, account, purpose, lifetime, null);
  }

  /** The same about something that its account does not tell, such as a new address. */
  Made make(Transaction tx, long account, LinkPurpose purpose, String subject) {
    return make(tx, account, purpose, settings.lifetime(), subject);
  }

  /**
   * Makes a link that undoes a change. When there are too many the new one is not made: the oldest
   * ones must last, since whoever took an account over could crowd them out otherwise.
   */
  Optional<Made> makeUndo(Transaction tx, long account, Duration lifetime, String subject) {
    Condition alive =
        ACCOUNT_ID
            .eq(account)
            .and(PURPOSE.eq(LinkPurpose.EMAIL_UNDO.stored()))
            .and(EXPIRES_AT.gt(clock.instant()));
    return tx.sql().fetchCount(LINKS, alive) < settings.mostAlive()
        ? Optional.of(insert(tx, account, LinkPurpose.EMAIL_UNDO, lifetime, subject))
        : Optional.empty();
  }

  private Made make(
      Transaction tx,
      long account,
      LinkPurpose purpose,
      Duration lifetime,
      @Nullable String subject) {
    makeRoom(tx, account, purpose);
    return insert(tx, account, purpose, lifetime, subject);
  }

  private Made insert(
      Transaction tx,
      long account,
      LinkPurpose purpose,
      Duration lifetime,
      @Nullable String subject) {
    String secret = RandomSecrets.base64Url(SECRET_BYTES);
    Instant now = clock.instant();
    Instant expires = now.plus(lifetime);
    tx.sql()
        .insertInto(LINKS, SECRET_HASH, ACCOUNT_ID, PURPOSE, SUBJECT, CREATED_AT, EXPIRES_AT)
        .values(Digests.sha256Hex(secret), account, purpose.stored(), subject, now, expires)
        .execute();
    return new Made(secret, expires);
  }

  /** A code that does what a link which was just mailed does, as long as that link. */
  String codeBeside(Transaction tx, long account, CodePurpose purpose, String email, Made link) {
    return codes.make(tx, account, purpose, email, link.expires());
  }

  /** Uses a code up; false when it is not the one that was mailed last to that address. */
  boolean useCode(Transaction tx, long account, CodePurpose purpose, String email, String code) {
    return codes.enter(tx, account, purpose, email, code);
  }

  /** Takes the use of a code back. */
  void giveBackCode(Transaction tx, long account, CodePurpose purpose, String email) {
    codes.giveBack(tx, account, purpose, email);
  }

  /** Whether the account has such a link that has not expired; it may have been used. */
  boolean known(DSLContext sql, long account, LinkPurpose purpose, String secret) {
    return sql.fetchExists(
        DSL.selectOne()
            .from(LINKS)
            .where(SECRET_HASH.eq(Digests.sha256Hex(secret)))
            .and(ACCOUNT_ID.eq(account))
            .and(PURPOSE.eq(purpose.stored()))
            .and(EXPIRES_AT.gt(clock.instant())));
  }

  /** What an unused link that has not expired is about. */
  Optional<String> subject(DSLContext sql, long account, LinkPurpose purpose, String secret) {
    return sql.select(SUBJECT)
        .from(LINKS)
        .where(SECRET_HASH.eq(Digests.sha256Hex(secret)))
        .and(ACCOUNT_ID.eq(account))
        .and(PURPOSE.eq(purpose.stored()))
        .and(EXPIRES_AT.gt(clock.instant()))
        .and(USED_AT.isNull())
        .fetchOptional(SUBJECT);
  }

  /** What the newest such link of the account is about; empty when there is none to be used. */
  Optional<String> newestSubject(DSLContext sql, long account, LinkPurpose purpose) {
    return sql.select(SUBJECT)
        .from(LINKS)
        .where(ACCOUNT_ID.eq(account))
        .and(PURPOSE.eq(purpose.stored()))
        .and(EXPIRES_AT.gt(clock.instant()))
        .and(USED_AT.isNull())
        .orderBy(CREATED_AT.desc())
        .limit(1)
        .fetchOptional(SUBJECT);
  }

  /** Uses the link up; false when it is unknown, expired, or somebody was quicker. */
  boolean use(Transaction tx, long account, LinkPurpose purpose, String secret) {
    Instant now = clock.instant();
    return tx.sql()
            .update(LINKS)
            .set(USED_AT, now)
            .where(SECRET_HASH.eq(Digests.sha256Hex(secret)))
            .and(ACCOUNT_ID.eq(account))
            .and(PURPOSE.eq(purpose.stored()))
            .and(EXPIRES_AT.gt(now))
            .and(USED_AT.isNull())
            .execute()
        == 1;
  }

  /**
   * A secret that was issued and is kept still.
   *
   * @param over whether it expired, was used or is void
   */
  record Issued(long account, boolean over) {}

  /** Finds a secret whose account the asker does not name; empty when it was never issued. */
  Optional<Issued> find(DSLContext sql, LinkPurpose purpose, String secret) {
    Instant now = clock.instant();
    return sql.select(ACCOUNT_ID, EXPIRES_AT, USED_AT)
        .from(LINKS)
        .where(SECRET_HASH.eq(Digests.sha256Hex(secret)))
        .and(PURPOSE.eq(purpose.stored()))
        .fetchOptional(row ->
            new Issued(
                row.get(ACCOUNT_ID),
                row.get(USED_AT) != null || !row.get(EXPIRES_AT).isAfter(now)));
  }

  /**
   * Voids every link of the account but those that undo a change of address: whoever took the
   * account over must not get rid of them. A reset token stays as used, so that who comes with it
   * late is told that it is over and not that it never was.
   */
  public void voidAll(Transaction tx, long account) {
    retire(tx, ACCOUNT_ID.eq(account).and(PURPOSE.ne(LinkPurpose.EMAIL_UNDO.stored())));
  }

  /** Voids the link that undoes a change of address, and those of the changes after that one. */
  void voidUndoFrom(Transaction tx, long account, String secret) {
    Condition undo = ACCOUNT_ID.eq(account).and(PURPOSE.eq(LinkPurpose.EMAIL_UNDO.stored()));
    tx.sql()
        .select(CREATED_AT)
        .from(LINKS)
        .where(undo.and(SECRET_HASH.eq(Digests.sha256Hex(secret))))
        .fetchOptional(CREATED_AT)
        .ifPresent(made -> retire(tx, undo.and(CREATED_AT.ge(made))));
  }

  /** Whether the account's address was changed lately, and that could be undone. */
  boolean movedLately(DSLContext sql, long account) {
    return sql.fetchExists(
        DSL.selectOne()
            .from(LINKS)
            .where(ACCOUNT_ID.eq(account))
            .and(PURPOSE.eq(LinkPurpose.EMAIL_UNDO.stored())));
  }

  private void retire(Transaction tx, Condition which) {
    Condition remembered = PURPOSE.eq(LinkPurpose.PASSWORD_RESET_TOKEN.stored());
    tx.sql().deleteFrom(LINKS).where(which).and(DSL.not(remembered)).execute();
    tx.sql()
        .update(LINKS)
        .set(USED_AT, clock.instant())
        .where(which)
        .and(remembered)
        .and(USED_AT.isNull())
        .execute();
  }

  /**
   * A link that an account was mailed, without its secret.
   *
   * @param used null when it never was
   */
  public record Given(String purpose, Instant made, Instant expires, @Nullable Instant used) {}

  /** The links of an account that are kept, the oldest first. */
  public List<Given> given(DSLContext sql, long account) {
    return sql.select(PURPOSE, CREATED_AT, EXPIRES_AT, USED_AT)
        .from(LINKS)
        .where(ACCOUNT_ID.eq(account))
        .orderBy(CREATED_AT)
        .fetch(row ->
            new Given(
                row.get(PURPOSE), row.get(CREATED_AT), row.get(EXPIRES_AT), row.get(USED_AT)));
  }

  /** Removes links that expired before that moment. */
  public int sweep(Transaction tx, Instant before) {
    return tx.sql()
        .deleteFrom(LINKS)
        .where(Portion.of(tx, LINKS, SECRET_HASH, EXPIRES_AT.lt(before), Housekeeping.STEP))
        .execute();
  }

  private void makeRoom(Transaction tx, long account, LinkPurpose purpose) {
    Optional<Instant> oldestToGo =
        tx.sql()
            .select(CREATED_AT)
            .from(LINKS)
            .where(ACCOUNT_ID.eq(account))
            .and(PURPOSE.eq(purpose.stored()))
            .orderBy(CREATED_AT.desc())
            .limit(1)
            .offset(settings.mostAlive() - 1)
            .fetchOptional(CREATED_AT);
    Condition same = ACCOUNT_ID.eq(account).and(PURPOSE.eq(purpose.stored()));
    oldestToGo.ifPresent(moment -> retire(tx, same.and(CREATED_AT.le(moment))));
  }
}
