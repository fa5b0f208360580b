package dev.vestibule.core.signin;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Portion;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Wrong passwords in a row, of each name, account and device. They are kept in the database of any
 * kind, so that a restart gives nobody new attempts.
 */
public final class Failures {
  /** After so long without another one they are forgotten. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  private static final Table<Record> FAILURES = table(name("sign_in_failures"));
  private static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);
  private static final Field<Integer> COUNT = field(name("failures"), SQLDataType.INTEGER);
  private static final Field<Instant> FAILED_AT = Columns.instant("failed_at");
  private static final Field<Instant> NEXT_AT = Columns.instant("next_at");
  private static final Field<Instant> TOLD_AT = Columns.instant("told_at");

  private final InstantSource clock;

  public Failures(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Those of one subject.
   *
   * @param next when the next attempt may be made
   */
  record Row(int count, Instant next) {
    static final Row NONE = new Row(0, Instant.EPOCH);
  }

  Row of(DSLContext sql, String subject) {
    return sql.select(COUNT, NEXT_AT, FAILED_AT)
        .from(FAILURES)
        .where(SUBJECT.eq(subject))
        .and(FAILED_AT.gt(clock.instant().minus(REMEMBERED)))
        .fetchOptional(row -> row(row.get(COUNT), row.get(FAILED_AT), row.get(NEXT_AT)))
        .orElse(Row.NONE);
  }

  /** No pause is none on a node whose clock is a little behind, too. */
  private static Row row(int count, Instant failed, Instant next) {
    return new Row(count, next.isAfter(failed) ? next : Instant.EPOCH);
  }

  /** Counts one; it is taken back or forgotten when the password turns out to be right. */
  void count(Transaction tx, String subject, Row before, Duration pause) {
    Instant now = clock.instant();
    Instant next = now.plus(pause);
    tx.sql()
        .insertInto(FAILURES, SUBJECT, COUNT, FAILED_AT, NEXT_AT)
        .values(subject, before.count() + 1, now, next)
        .onConflict(SUBJECT)
        .doUpdate()
        .set(COUNT, before.count() + 1)
        .set(FAILED_AT, now)
        .set(NEXT_AT, next)
        .execute();
  }

  /** Takes one back that was counted for an attempt which came to nothing. */
  void takeBack(Transaction tx, Collection<String> subjects) {
    tx.sql()
        .update(FAILURES)
        .set(COUNT, COUNT.minus(1))
        .set(NEXT_AT, FAILED_AT)
        .where(SUBJECT.in(subjects))
        .and(COUNT.gt(0))
        .execute();
  }

  /** Begins anew. */
  void forget(Transaction tx, Collection<String> subjects) {
    tx.sql().deleteFrom(FAILURES).where(SUBJECT.in(subjects)).execute();
  }

  /** Whether there is a count whose owner was not told since that moment. */
  boolean untold(DSLContext sql, String subject, Instant since) {
    return sql.fetchExists(
        DSL.selectOne()
            .from(FAILURES)
            .where(SUBJECT.eq(subject))
            .and(TOLD_AT.isNull().or(TOLD_AT.le(since))));
  }

  /** Notes that the owner is told; false when that was done since that moment. */
  boolean told(Transaction tx, String subject, Instant since) {
    return tx.sql()
            .update(FAILURES)
            .set(TOLD_AT, clock.instant())
            .where(SUBJECT.eq(subject))
            .and(TOLD_AT.isNull().or(TOLD_AT.le(since)))
            .execute()
        == 1;
  }

  /**
   * Removes those that are forgotten.
   *
   * @param before ignored: they are over by their own time
   */
  public int sweep(Transaction tx, Instant before) {
    return tx.sql()
        .deleteFrom(FAILURES)
        .where(
            Portion.of(
                tx,
                FAILURES,
                SUBJECT,
                FAILED_AT.le(clock.instant().minus(REMEMBERED)),
                Housekeeping.STEP))
        .execute();
  }
}
