package dev.vestibule.core.codes;

import static dev.vestibule.core.codes.CodeTable.ACCOUNT_ID;
import static dev.vestibule.core.codes.CodeTable.CODES;
import static dev.vestibule.core.codes.CodeTable.CODE_HASH;
import static dev.vestibule.core.codes.CodeTable.COUNTRY;
import static dev.vestibule.core.codes.CodeTable.CREATED_AT;
import static dev.vestibule.core.codes.CodeTable.DESTINATION;
import static dev.vestibule.core.codes.CodeTable.EXPIRES_AT;
import static dev.vestibule.core.codes.CodeTable.ID;
import static dev.vestibule.core.codes.CodeTable.PURPOSE;
import static dev.vestibule.core.codes.CodeTable.SENT_AT;
import static dev.vestibule.core.codes.CodeTable.TRIED_AT;
import static dev.vestibule.core.codes.CodeTable.TRIES;
import static dev.vestibule.core.codes.CodeTable.USED_AT;

import dev.vestibule.core.telephones.Telephone;
import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.platform.config.CodeSettings;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.RandomSecrets;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Codes of few digits that somebody types. Each works once, for its account, purpose and number;
 * the newest alone works.
 */
public final class OneTimeCodes {
  static final Duration DAY = Duration.ofDays(1);

  private final CodeSettings settings;
  private final CodeHashes hashes;
  private final InstantSource clock;

  /** The schema must be there: the key of the hashes is made now if it is missing. */
  public OneTimeCodes(CodeSettings settings, Vault vault, InstantSource clock) {
    this.settings = settings;
    this.hashes = new CodeHashes(vault);
    this.clock = clock;
  }

  /**
   * Whose code it is, what for, and what it proves.
   *
   * @param destination a number in E.164 or an address
   * @param country the number's calling code; 0 for an address
   */
  public record Subject(long account, CodePurpose purpose, String destination, int country) {
    Subject(long account, CodePurpose purpose, Telephone telephone) {
      this(account, purpose, telephone.e164(), telephone.countryCode());
    }
  }

  /** A code that was just made; it is shown to its owner alone. */
  record Made(String id, String code, Instant expires) {
    @Override
    public String toString() {
      return "code until " + expires;
    }
  }

  /** The wrong tries that count, and when the last of them was; null when there was none. */
  record Tries(int count, @Nullable Instant last) {}

  /**
   * Makes a code. It starts with the wrong tries of the codes before it.
   *
   * @param sent whether a message goes out with it
   */
  Made make(Transaction tx, Subject subject, boolean sent) {
    // As exact as the table is, so that the code's end is told the same ever after.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return make(tx, subject, sent, settings.length(), now.plus(settings.lifetime()));
  }

  /** The same with a length and an end of its own. */
  Made make(Transaction tx, Subject subject, boolean sent, int digits, Instant expires) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String id = UUID.randomUUID().toString();
    String code = RandomSecrets.digits(digits);
    Made made = new Made(id, code, expires);
    Tries before = tries(tx.sql(), subject);
    tx.sql()
        .insertInto(CODES)
        .set(ID, id)
        .set(ACCOUNT_ID, subject.account())
        .set(PURPOSE, subject.purpose().stored())
        .set(DESTINATION, hashes.destination(subject.destination()))
        .set(COUNTRY, subject.country())
        .set(CODE_HASH, hashes.code(id, code))
        .set(TRIES, before.count())
        .set(TRIED_AT, before.last())
        .set(CREATED_AT, now)
        .set(SENT_AT, sent ? now : null)
        .set(EXPIRES_AT, made.expires())
        .execute();
    return made;
  }

  /**
   * The wrong tries that a code for this number or this account starts with: as many as their codes
   * bore, until 24 hours have passed without a wrong one.
   */
  Tries tries(DSLContext sql, Subject subject) {
    return sql.select(TRIES, TRIED_AT)
        .from(CODES)
        .where(PURPOSE.eq(subject.purpose().stored()))
        .and(sameNumberOrAccount(subject))
        .and(TRIED_AT.gt(clock.instant().minus(DAY)))
        .orderBy(TRIES.desc(), TRIED_AT.desc())
        .limit(1)
        .fetchOptional(row -> new Tries(row.get(TRIES), row.get(TRIED_AT)))
        .orElseGet(() -> new Tries(0, null));
  }

  Condition sameNumberOrAccount(Subject subject) {
    return sameNumber(subject).or(ACCOUNT_ID.eq(subject.account()));
  }

  Condition sameNumber(Subject subject) {
    return DESTINATION.eq(hashes.destination(subject.destination()));
  }

  /** A code that can still be entered, if there is one: its identifier and its end. */
  Optional<Alive> alive(DSLContext sql, Subject subject) {
    return newest(sql, subject.account(), subject.purpose(), subject.destination())
        .filter(row -> row.get(USED_AT) == null && row.get(EXPIRES_AT).isAfter(clock.instant()))
        .map(row -> new Alive(row.get(ID), row.get(EXPIRES_AT)));
  }

  record Alive(String id, Instant expires) {}

  private Optional<Record> newest(
      DSLContext sql, long account, CodePurpose purpose, String number) {
    return sql.select(ID, CODE_HASH, EXPIRES_AT, USED_AT)
        .from(CODES)
        .where(ACCOUNT_ID.eq(account))
        .and(PURPOSE.eq(purpose.stored()))
        .and(DESTINATION.eq(hashes.destination(number)))
        .orderBy(CREATED_AT.desc())
        .limit(1)
        .fetchOptional(row -> row);
  }

  /**
   * Enters a code; false when it is wrong, expired, used, or the tries are used up.
   *
   * @param number what it proves, in E.164
   */
  boolean enter(Transaction tx, long account, CodePurpose purpose, String number, String code) {
    Optional<Record> newest = newest(tx.sql(), account, purpose, number);
    // The same work when there is no code: the time it takes tells nobody.
    String id = newest.map(row -> row.get(ID)).orElse("");
    String hash = hashes.code(id, code);
    String right = newest.map(row -> row.get(CODE_HASH)).orElse("");
    return takeTry(tx, id) && Digests.same(hash, right) && use(tx, id);
  }

  /** Counts a try before anything is compared, so that parallel guesses each take their own. */
  private boolean takeTry(Transaction tx, String id) {
    Instant now = clock.instant();
    return tx.sql()
            .update(CODES)
            .set(TRIES, TRIES.plus(1))
            .set(TRIED_AT, now)
            .where(ID.eq(id))
            .and(TRIES.lt(settings.tries()))
            .and(EXPIRES_AT.gt(now))
            .and(USED_AT.isNull())
            .execute()
        == 1;
  }

  private boolean use(Transaction tx, String id) {
    return tx.sql()
            .update(CODES)
            .set(USED_AT, clock.instant())
            .set(TRIES, TRIES.minus(1))
            .where(ID.eq(id))
            .and(USED_AT.isNull())
            .execute()
        == 1;
  }

  /**
   * A code that an account was given, without the code.
   *
   * @param sent null when it was held back, or stood in a mail
   * @param used null when it never was
   */
  public record Given(
      String purpose,
      Instant made,
      @Nullable Instant sent,
      Instant expires,
      @Nullable Instant used) {}

  /** The codes of an account that are kept, the oldest first. */
  public List<Given> given(DSLContext sql, long account) {
    return sql.select(PURPOSE, CREATED_AT, SENT_AT, EXPIRES_AT, USED_AT)
        .from(CODES)
        .where(ACCOUNT_ID.eq(account))
        .orderBy(CREATED_AT)
        .fetch(row ->
            new Given(
                row.get(PURPOSE),
                row.get(CREATED_AT),
                row.get(SENT_AT),
                row.get(EXPIRES_AT),
                row.get(USED_AT)));
  }

  /** Takes the use of the newest code back. */
  void giveBack(Transaction tx, long account, CodePurpose purpose, String destination) {
    newest(tx.sql(), account, purpose, destination)
        .ifPresent(
            row -> tx.sql().update(CODES).setNull(USED_AT).where(ID.eq(row.get(ID))).execute());
  }

  /** Removes codes that expired before that moment. */
  public int sweep(Transaction tx, Instant before) {
    return tx.sql()
        .deleteFrom(CODES)
        .where(Portion.of(tx, CODES, ID, EXPIRES_AT.lt(before), Housekeeping.STEP))
        .execute();
  }
}
