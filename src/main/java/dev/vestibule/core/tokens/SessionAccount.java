package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountTable;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * An account and the session that a request named.
 *
 * @param session null when none was named or it is no longer kept
 */
record SessionAccount(Account account, @Nullable String session, boolean ended) {
  static SessionAccount of(Record row) {
    return new SessionAccount(
        AccountTable.account(row),
        row.get(SessionTable.ID),
        row.get(SessionTable.ENDED_AT) != null);
  }
}
