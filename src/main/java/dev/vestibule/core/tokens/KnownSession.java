package dev.vestibule.core.tokens;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session, for its owner; nothing in it opens anything.
 *
 * @param lastUsed to the minute
 * @param expires null when it never does
 * @param ended null while it runs
 * @param endReason a word such as {@code signed_out}; null while it runs
 * @param address where it was started from
 * @param userAgent what the program said of itself then
 */
public record KnownSession(
    String id,
    SessionKind kind,
    Instant started,
    Instant lastUsed,
    @Nullable Instant expires,
    @Nullable Instant ended,
    @Nullable String endReason,
    @Nullable String address,
    @Nullable String userAgent) {
  static final List<Field<?>> COLUMNS =
      List.of(
          SessionTable.ID,
          SessionTable.KIND,
          SessionTable.CREATED_AT,
          SessionTable.LAST_USED_AT,
          SessionTable.EXPIRES_AT,
          SessionTable.ENDED_AT,
          SessionTable.END_REASON,
          SessionTable.ADDRESS,
          SessionTable.USER_AGENT);

  static KnownSession of(Record row) {
    return new KnownSession(
        row.get(SessionTable.ID),
        SessionKind.fromStored(row.get(SessionTable.KIND)),
        row.get(SessionTable.CREATED_AT),
        row.get(SessionTable.LAST_USED_AT),
        row.get(SessionTable.EXPIRES_AT),
        row.get(SessionTable.ENDED_AT),
        row.get(SessionTable.END_REASON),
        row.get(SessionTable.ADDRESS),
        row.get(SessionTable.USER_AGENT));
  }

  /**
   * Whether it would be accepted.
   *
   * @param idle how long after its last use a browser's session is good
   */
  public boolean running(Instant now, Duration idle) {
    boolean fresh = kind != SessionKind.BROWSER || lastUsed.isAfter(now.minus(idle));
    return ended == null && (expires == null || expires.isAfter(now)) && fresh;
  }

  /** The program that it was started with. */
  public Device device() {
    return Device.of(userAgent);
  }
}
