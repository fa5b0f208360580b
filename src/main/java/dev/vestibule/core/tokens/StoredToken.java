package dev.vestibule.core.tokens;

import java.time.Instant;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * A living session that was found by its stored token, with its account.
 *
 * @param expires null for never
 */
record StoredToken(
    SessionAccount found,
    SessionKind kind,
    Instant created,
    Instant lastUsed,
    @Nullable Instant expires) {
  static StoredToken of(Record row) {
    return new StoredToken(
        SessionAccount.of(row),
        SessionKind.fromStored(row.get(SessionTable.KIND)),
        row.get(SessionTable.CREATED_AT),
        row.get(SessionTable.LAST_USED_AT),
        row.get(SessionTable.EXPIRES_AT));
  }
}
