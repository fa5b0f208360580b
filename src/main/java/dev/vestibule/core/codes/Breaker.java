package dev.vestibule.core.codes;

import static dev.vestibule.core.codes.CodeTable.CODES;
import static dev.vestibule.core.codes.CodeTable.COUNTRY;
import static dev.vestibule.core.codes.CodeTable.SENT_AT;
import static dev.vestibule.core.codes.CodeTable.USED_AT;

import dev.vestibule.platform.config.SmsSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops codes to a country of which hardly any is ever entered: somebody earns by the messages. It
 * keeps no state that matters: the last hour's codes say each time whether it is open.
 */
public final class Breaker {
  static final Duration HOUR = Duration.ofHours(1);

  /** Younger codes are left out: their owners are still looking for their telephones. */
  static final Duration GRACE = Duration.ofMinutes(2);

  private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

  private final SmsSettings settings;
  private final InstantSource clock;
  private final Map<Integer, Instant> warned = new ConcurrentHashMap<>();

  public Breaker(SmsSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  private record Share(int sent, int entered) {}

  /** The calling codes of the countries that get no codes now. */
  public List<Integer> shut(DSLContext sql) {
    return sql
        .selectDistinct(COUNTRY)
        .from(CODES)
        .where(SENT_AT.gt(clock.instant().minus(HOUR)))
        .orderBy(COUNTRY)
        .fetch(COUNTRY)
        .stream()
        .filter(country -> shuts(share(sql, country)))
        .toList();
  }

  /** Whether the country gets no codes now; the operator is told at most once an hour. */
  boolean shut(DSLContext sql, int country) {
    Share share = share(sql, country);
    boolean shut = shuts(share);
    if (shut) {
      warn(country, share);
    }
    return shut;
  }

  private boolean shuts(Share share) {
    return share.sent() >= settings.breakerFrom()
        && share.entered() * 100L < share.sent() * (long) settings.breakerEnteredPercent();
  }

  private Share share(DSLContext sql, int country) {
    Instant now = clock.instant();
    return sql.select(DSL.count(), DSL.count(USED_AT))
        .from(CODES)
        .where(COUNTRY.eq(country))
        .and(SENT_AT.gt(now.minus(HOUR)))
        .and(SENT_AT.le(now.minus(GRACE)))
        .fetchSingle(row -> new Share(row.value1(), row.value2()));
  }

  private void warn(int country, Share share) {
    Instant now = clock.instant();
    Instant last = warned.get(country);
    if (last == null || !last.plus(HOUR).isAfter(now)) {
      warned.put(country, now);
      LOG.warn(
          "no more codes go to +{}: of {} sent there within an hour, {} were entered",
          country,
          share.sent(),
          share.entered());
    }
  }
}
