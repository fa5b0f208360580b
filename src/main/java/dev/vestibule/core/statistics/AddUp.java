package dev.vestibule.core.statistics;

import dev.vestibule.core.accounts.ActiveDays;
import dev.vestibule.core.codes.CodeHours;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.jobs.Job;
import dev.vestibule.platform.jobs.Jobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.Record3;

/**
 * Adds up what was noted, every minute on one node. Notes become part of a sum and disappear in one
 * transaction: whenever the process dies, each was counted once.
 */
public final class AddUp {
  private static final String JOB = "statistics";
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int STEP = 500;

  /** Notes so young are left alone: transactions that write some are under way beside them. */
  private static final Duration AGE = Duration.ofSeconds(10);

  private static final Duration MONTH = Duration.ofDays(30);

  /** Codes live for minutes, so that an hour's are all used or not by the end of the next. */
  private static final int CODE_HOURS = 2;

  /** A server that was down comes back to codes that nobody added up. */
  private static final int FIRST_CODE_HOURS = 48;

  private static final Duration KEPT = Duration.ofDays(800);

  private final Database database;
  private final Supplier<Outbox> outbox;
  private final InstantSource clock;
  private volatile Instant lastHour = Instant.EPOCH;

  /**
   * @param outbox asked later, since it schedules jobs itself
   */
  public AddUp(Database database, Supplier<Outbox> outbox, InstantSource clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  public Job job() {
    return new Job(JOB, id -> run());
  }

  /** Makes sure that the job is scheduled; to be called at each start. */
  public void start(Jobs jobs) {
    database.write(tx -> {
      jobs.schedule(tx, JOB, JOB, clock.instant().plus(PAUSE));
      return true;
    });
  }

  /** Adds everything up; answers when to come again. */
  public Instant run() {
    Instant now = clock.instant();
    boolean more = true;
    while (more) {
      more = database.write(tx -> addNotes(tx, now.minus(AGE))) == STEP;
    }
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    boolean first = lastHour.equals(Instant.EPOCH);
    codes(hour, first ? FIRST_CODE_HOURS : CODE_HOURS);
    waiting(now);
    people(now);
    if (hour.isAfter(lastHour)) {
      seldom(now);
      lastHour = hour;
    }
    return now.plus(PAUSE);
  }

  private static int addNotes(Transaction tx, Instant before) {
    var notes =
        tx.sql()
            .select(Hours.ID, Hours.NAME, Hours.HOUR)
            .from(Hours.NOTES)
            .where(Hours.ID.lt(idAt(before)))
            .orderBy(Hours.ID)
            .limit(STEP)
            .fetch();
    Map<List<String>, Long> sums =
        notes.stream()
            .collect(
                Collectors.groupingBy(
                    row -> List.of(row.value2(), row.value3()), Collectors.counting()));
    sums.forEach(
        (key, sum) -> Hours.put(tx, new Hours.Row(key.getFirst(), key.getLast(), sum), Long::sum));
    if (!notes.isEmpty()) {
      tx.sql()
          .deleteFrom(Hours.NOTES)
          .where(Hours.ID.in(notes.stream().map(Record3::value1).toList()))
          .execute();
    }
    return notes.size();
  }

  /** How identifiers of events begin at that moment; they are in the order of time. */
  private static String idAt(Instant at) {
    return "%08x-%04x".formatted(at.toEpochMilli() >>> 16, at.toEpochMilli() & 0xffff);
  }

  /** Figures that are counted anew each time, so that a second time changes nothing. */
  private void codes(Instant hour, int most) {
    for (int i = 0; i < most; i++) {
      Instant from = hour.minus(Duration.ofHours(i));
      CodeHours.Made made =
          database.read(sql -> CodeHours.between(sql, from, from.plus(Duration.ofHours(1))));
      if (made.made() > 0) {
        String text = Hours.hour(from);
        set(Quantity.CODES_MADE, text, made.made());
        set(Quantity.CODES_USED, text, made.used());
      }
    }
  }

  private void waiting(Instant now) {
    outbox
        .get()
        .waitingSince()
        .map(since -> Duration.between(since, now).toSeconds())
        .filter(seconds -> seconds > 0)
        .ifPresent(seconds -> set(Quantity.OUTBOX_LAG, Hours.hour(now), seconds));
  }

  /** Yesterday too: somebody may have come between the last look and midnight. */
  private void people(Instant now) {
    for (Instant day : List.of(now.minus(Duration.ofDays(1)), now)) {
      int count = database.read(sql -> ActiveDays.count(sql, day));
      if (count > 0) {
        set(Quantity.ACTIVE_DAY, Hours.day(day), count);
      }
    }
  }

  private void seldom(Instant now) {
    int month = database.read(sql -> ActiveDays.seenSince(sql, now.minus(MONTH)));
    set(Quantity.ACTIVE_MONTH, Hours.day(now), month);
    boolean more = true;
    while (more) {
      more = database.write(tx -> ActiveDays.forget(tx, now));
    }
    int _ = database.write(tx -> Hours.forget(tx, now.minus(KEPT)));
  }

  private void set(Quantity quantity, String hour, long figure) {
    database.write(tx -> {
      Hours.put(tx, new Hours.Row(quantity.word(), hour, figure), Math::max);
      return true;
    });
  }
}
