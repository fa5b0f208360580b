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
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** From which devices and networks an account may be tried with a count of their own. */
public final class Passes {
  /** How long a device or network is known after a sign-in. */
  static final Duration AFTER_SIGN_IN = Duration.ofDays(90);

  /** Writing it at each sign-in would be more than it is worth. */
  private static final Duration STEP = Duration.ofDays(1);

  private static final Table<Record> PASSES = table(name("sign_in_passes"));
  private static final Field<String> FINGERPRINT = field(name("fingerprint"), SQLDataType.VARCHAR);
  private static final Field<Instant> EXPIRES_AT = Columns.instant("expires_at");

  private final InstantSource clock;

  public Passes(InstantSource clock) {
    this.clock = clock;
  }

  boolean has(DSLContext sql, String fingerprint) {
    return lasts(sql, fingerprint, clock.instant());
  }

  private static boolean lasts(DSLContext sql, String fingerprint, Instant moment) {
    return sql.fetchExists(
        DSL.selectOne().from(PASSES).where(FINGERPRINT.eq(fingerprint)).and(EXPIRES_AT.gt(moment)));
  }

  /** Gives one, or makes it last longer; a day more or less is not written. */
  void give(Transaction tx, String fingerprint, Duration lifetime) {
    Instant end = clock.instant().plus(lifetime);
    Instant enough = lifetime.compareTo(STEP) > 0 ? end.minus(STEP) : end;
    if (lasts(tx.sql(), fingerprint, enough)) {
      return;
    }
    tx.sql()
        .insertInto(PASSES, FINGERPRINT, EXPIRES_AT)
        .values(fingerprint, end)
        .onConflict(FINGERPRINT)
        .doUpdate()
        .set(EXPIRES_AT, end)
        .execute();
  }

  /**
   * Removes those that are over.
   *
   * @param before ignored: they are over by their own time
   */
  public int sweep(Transaction tx, Instant before) {
    return tx.sql()
        .deleteFrom(PASSES)
        .where(
            Portion.of(tx, PASSES, FINGERPRINT, EXPIRES_AT.le(clock.instant()), Housekeeping.STEP))
        .execute();
  }
}
