package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.platform.database.Transaction;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Tells what begins and ends. */
final class SessionEvents {
  private final Events events;

  SessionEvents(Events events) {
    this.events = events;
  }

  /** Somebody signed in. */
  void begun(Transaction tx, Account account, String session, SessionKind kind, TokenScope scope) {
    events.byOwner(
        tx,
        EventType.SESSION_CREATED,
        account.uuid(),
        Map.of("session", session, "kind", kind.stored(), "scope", scope.word()));
  }

  /**
   * Sessions ended, all of one account.
   *
   * @param running the account's identifier by session
   */
  void over(Transaction tx, Map<String, String> running, EndReason reason) {
    UUID account = UUID.fromString(running.values().iterator().next());
    Map<String, String> facts = new HashMap<>();
    facts.put("reason", reason.stored());
    facts.put("sessions", Integer.toString(running.size()));
    if (running.size() == 1) {
      facts.put("session", running.keySet().iterator().next());
    }
    if (reason == EndReason.TOKEN_REUSED) {
      events.happened(tx, EventType.TOKEN_REUSED, Optional.of(account), facts);
    }
    events.happenedTo(tx, EventType.SESSION_ENDED, account, facts);
  }
}
