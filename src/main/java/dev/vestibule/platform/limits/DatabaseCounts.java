package dev.vestibule.platform.limits;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * In the database that all nodes share: for each budget the moment at which it is whole again (the
 * generic cell rate algorithm of ITU-T I.371, which counts as a token bucket does). Each spending
 * is one statement by itself: a transaction that had to begin again would be slower than the row's
 * lock.
 */
public final class DatabaseCounts implements Counts {
  private static final Table<Record> COUNTS = table(name("limit_counts"));
  private static final Field<String> SUBJECT = field(name("subject"), SQLDataType.VARCHAR);

  /** Microseconds since 1970, since statements reckon with it. */
  private static final Field<Long> WHOLE_AT = field(name("whole_at"), SQLDataType.BIGINT);

  private final Database database;
  private final InstantSource clock;

  public DatabaseCounts(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<Duration> spend(Allowance allowance, String subject) {
    long now = micros(clock.instant());
    return database.each(sql ->
        spent(sql, allowance, subject, now) || begun(sql, allowance, subject, now)
            ? Optional.empty()
            : wait(sql, allowance, subject, now));
  }

  private static boolean spent(DSLContext sql, Allowance allowance, String subject, long now) {
    long latest = now + allowance.periodMicros() - allowance.stepMicros();
    return sql.update(COUNTS)
            .set(
                WHOLE_AT,
                DSL.when(WHOLE_AT.lt(now), DSL.inline(now))
                    .otherwise(WHOLE_AT)
                    .plus(allowance.stepMicros()))
            .where(SUBJECT.eq(subject))
            .and(WHOLE_AT.le(latest))
            .execute()
        == 1;
  }

  private static boolean begun(DSLContext sql, Allowance allowance, String subject, long now) {
    boolean known = sql.fetchExists(DSL.selectOne().from(COUNTS).where(SUBJECT.eq(subject)));
    boolean first =
        !known
            && sql.insertInto(COUNTS, SUBJECT, WHOLE_AT)
                    .values(subject, now + allowance.stepMicros())
                    .onDuplicateKeyIgnore()
                    .execute()
                == 1;
    // Somebody else may have begun it since it was not there to be spent of.
    return first || spent(sql, allowance, subject, now);
  }

  private static Optional<Duration> wait(
      DSLContext sql, Allowance allowance, String subject, long now) {
    long whole =
        sql.select(WHOLE_AT)
            .from(COUNTS)
            .where(SUBJECT.eq(subject))
            .fetchOptional(WHOLE_AT)
            .orElse(now);
    long micros = whole - (allowance.periodMicros() - allowance.stepMicros()) - now;
    return Optional.of(Duration.of(Math.max(1, micros), ChronoUnit.MICROS));
  }

  @Override
  public void giveBack(Allowance allowance, String subject) {
    int _ =
        database.each(sql ->
            sql.update(COUNTS)
                .set(WHOLE_AT, WHOLE_AT.minus(allowance.stepMicros()))
                .where(SUBJECT.eq(subject))
                .execute());
  }

  @Override
  public int sweep(int most) {
    Condition whole = WHOLE_AT.lt(micros(clock.instant()));
    return database.each(sql -> {
      List<String> some = sql.select(SUBJECT).from(COUNTS).where(whole).limit(most).fetch(SUBJECT);
      // One that was spent of in between is not whole any more.
      return sql.deleteFrom(COUNTS).where(SUBJECT.in(some)).and(whole).execute();
    });
  }

  private static long micros(Instant moment) {
    return TimeUnit.SECONDS.toMicros(moment.getEpochSecond()) + moment.getNano() / 1000;
  }
}
