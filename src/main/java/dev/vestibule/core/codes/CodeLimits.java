package dev.vestibule.core.codes;

import static dev.vestibule.core.codes.CodeTable.ACCOUNT_ID;
import static dev.vestibule.core.codes.CodeTable.CODES;
import static dev.vestibule.core.codes.CodeTable.COUNTRY;
import static dev.vestibule.core.codes.CodeTable.SENT_AT;

import dev.vestibule.core.codes.OneTimeCodes.Subject;
import dev.vestibule.platform.config.CodeSettings;
import dev.vestibule.platform.config.SmsSettings;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * How many codes may leave. Counted from the table in the transaction that sends: writers take
 * turns, so two of them never count the same room twice.
 */
final class CodeLimits {
  private final CodeSettings codes;
  private final SmsSettings sms;
  private final OneTimeCodes store;
  private final Breaker breaker;
  private final InstantSource clock;

  CodeLimits(
      CodeSettings codes,
      SmsSettings sms,
      OneTimeCodes store,
      Breaker breaker,
      InstantSource clock) {
    this.codes = codes;
    this.sms = sms;
    this.store = store;
    this.breaker = breaker;
    this.clock = clock;
  }

  /** Why no message with a code may leave for this number now; empty when it may. */
  Optional<Held> ofNumber(Transaction tx, Subject subject) {
    Instant now = clock.instant();
    if (store.tries(tx.sql(), subject).count() >= codes.tries()) {
      return Optional.of(Held.NO_TRIES_LEFT);
    }
    Instant pause = now.minus(codes.resendAfter());
    if (sent(tx, pause, store.sameNumber(subject)) > 0) {
      return Optional.of(Held.TOO_SOON);
    }
    int today = sent(tx, now.minus(OneTimeCodes.DAY), store.sameNumberOrAccount(subject));
    return today >= codes.perDay() ? Optional.of(Held.TOO_MANY) : Optional.empty();
  }

  /**
   * How long an account waits for its next code, by the messages that it was sent itself; empty
   * when it need not. What its number got through others is not told.
   */
  Optional<Duration> pause(DSLContext sql, long account) {
    Instant now = clock.instant();
    List<Instant> sent =
        sql.select(SENT_AT)
            .from(CODES)
            .where(ACCOUNT_ID.eq(account))
            .and(SENT_AT.gt(now.minus(OneTimeCodes.DAY)))
            .orderBy(SENT_AT.desc())
            .fetch(SENT_AT);
    Stream<Instant> soonest = sent.stream().limit(1).map(last -> last.plus(codes.resendAfter()));
    Stream<Instant> room =
        sent.stream()
            .skip(codes.perDay() - 1L)
            .limit(1)
            .map(oldest -> oldest.plus(OneTimeCodes.DAY));
    return Stream.concat(soonest, room)
        .max(Comparator.naturalOrder())
        .filter(moment -> moment.isAfter(now))
        .map(moment -> Duration.between(now, moment));
  }

  /** Why no text message may leave for this country now; empty when it may. */
  Optional<Held> ofCountry(Transaction tx, int country) {
    Instant since = clock.instant().minus(Breaker.HOUR);
    if (sent(tx, since, DSL.noCondition()) >= sms.hourlyBudget()) {
      return Optional.of(Held.BUDGET);
    }
    if (sent(tx, since, COUNTRY.eq(country)) >= sms.hourlyBudgetPerCountry()) {
      return Optional.of(Held.COUNTRY_BUDGET);
    }
    return breaker.shut(tx.sql(), country) ? Optional.of(Held.BREAKER) : Optional.empty();
  }

  private static int sent(Transaction tx, Instant since, Condition what) {
    return tx.sql().fetchCount(CODES, SENT_AT.gt(since).and(what));
  }
}
