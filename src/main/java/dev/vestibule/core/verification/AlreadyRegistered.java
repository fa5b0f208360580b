package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Letter;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.util.Locale;
import java.util.Map;

/**
 * The mail to somebody whose address or telephone was given by a stranger, or by themselves who
 * forgot: you have an account already. It holds no secret, and is worded in its reader's language.
 */
final class AlreadyRegistered {
  static final String TEMPLATE = "already-registered";

  private AlreadyRegistered() {}

  static void send(Transaction tx, Account owner, Outbox outbox) {
    String email = owner.email();
    if (email != null) {
      outbox.enqueue(
          tx,
          new Letter(
              TEMPLATE,
              Language.ofTag(owner.locale()).orElse(Language.EN),
              email,
              owner.id(),
              Map.of(
                  "username",
                  owner.naturalName(),
                  "state",
                  owner.status().name().toLowerCase(Locale.ROOT)),
              null));
    }
  }
}
