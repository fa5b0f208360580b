package dev.vestibule.core.notifications;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.util.Map;

/**
 * A mail that tells somebody what happened to their account.
 *
 * @param template the mail's template
 * @param language what it is worded in
 */
public record Notice(String template, Language language) {
  /** Writes the mail in the transaction of what it tells; nothing for somebody without address. */
  public void send(Transaction tx, Account account, Outbox outbox) {
    String email = account.email();
    if (email != null) {
      outbox.enqueue(
          tx,
          new Letter(
              template,
              language,
              email,
              account.id(),
              Map.of("username", account.naturalName()),
              null));
    }
  }
}
