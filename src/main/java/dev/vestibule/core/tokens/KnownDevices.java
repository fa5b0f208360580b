package dev.vestibule.core.tokens;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import dev.vestibule.platform.database.Columns;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Which devices accounts were signed in from, as fingerprints that tell nobody which they are. */
public final class KnownDevices {
  /** How long a device is known after its last sign-in. */
  static final Duration REMEMBERED = Duration.ofDays(90);

  private static final Table<Record> DEVICES = table(name("known_devices"));
  private static final Field<Long> ACCOUNT_ID = field(name("account_id"), SQLDataType.BIGINT);
  private static final Field<String> FINGERPRINT = field(name("fingerprint"), SQLDataType.VARCHAR);
  private static final Field<Instant> SEEN_AT = Columns.instant("seen_at");

  private final InstantSource clock;

  public KnownDevices(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether the account was signed in from it lately. */
  boolean knows(DSLContext sql, long account, String fingerprint) {
    return exists(sql, ACCOUNT_ID.eq(account).and(FINGERPRINT.eq(fingerprint)));
  }

  /** Whether the account was signed in from any device lately. */
  boolean knowsAny(DSLContext sql, long account) {
    return exists(sql, ACCOUNT_ID.eq(account));
  }

  private boolean exists(DSLContext sql, Condition which) {
    Condition lately = SEEN_AT.gt(clock.instant().minus(REMEMBERED));
    return sql.fetchExists(DSL.selectOne().from(DEVICES).where(which).and(lately));
  }

  /** Remembers that the account was signed in from it just now. */
  void remember(Transaction tx, long account, String fingerprint) {
    Instant now = clock.instant();
    tx.sql()
        .insertInto(DEVICES, ACCOUNT_ID, FINGERPRINT, SEEN_AT)
        .values(account, fingerprint, now)
        .onConflict(ACCOUNT_ID, FINGERPRINT)
        .doUpdate()
        .set(SEEN_AT, now)
        .execute();
  }

  /**
   * Forgets devices that are known no longer.
   *
   * @param before ignored: a device is over by its own time, and nobody asks for it afterwards
   */
  public int sweep(Transaction tx, Instant before) {
    List<Condition> some =
        tx.sql()
            .select(ACCOUNT_ID, FINGERPRINT)
            .from(DEVICES)
            .where(SEEN_AT.le(clock.instant().minus(REMEMBERED)))
            .limit(Housekeeping.STEP)
            .fetch(row -> ACCOUNT_ID.eq(row.value1()).and(FINGERPRINT.eq(row.value2())));
    return some.isEmpty() ? 0 : tx.sql().deleteFrom(DEVICES).where(DSL.or(some)).execute();
  }
}
