package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.AccountTable;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * An account and the session that a request named.
 *
 * @param session null when none was named or it is no longer kept
 */
record SessionAccount(Account account, @Nullable String session, boolean ended, TokenScope scope) {
  static SessionAccount of(Record row) {
    return new SessionAccount(
        AccountTable.account(row),
        row.get(SessionTable.ID),
        row.get(SessionTable.ENDED_AT) != null,
        TokenScope.fromStored(row.get(SessionTable.SCOPE)));
  }

  /** Whether the account is in the state that the session's scope is for. */
  boolean usable() {
    return switch (scope) {
      case ACCOUNT -> account.active();
      case VERIFY -> account.status() == AccountStatus.PENDING;
    };
  }

  boolean gone() {
    return session == null || ended;
  }
}
