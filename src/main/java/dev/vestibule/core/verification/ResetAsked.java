package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Transaction;
import java.util.Map;
import java.util.Optional;

/** Tells that somebody asked for another password. */
final class ResetAsked {
  private final Events events;

  ResetAsked(Events events) {
    this.events = events;
  }

  /** Tells it, and answers whether there was such an account. */
  boolean told(Transaction tx, Optional<Account> account, String email) {
    events.happened(
        tx,
        EventType.PASSWORD_RESET_REQUESTED,
        account.map(Account::uuid),
        Map.of(),
        Map.of("email", email));
    return account.isPresent();
  }
}
