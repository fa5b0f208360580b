package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.Letter;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The mail that carries a reset token as text; {@link ResetByToken} takes the token. */
public final class TokenMail {
  private static final String TEMPLATE = "password-reset-token";

  private final Accounts accounts;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final Duration lifetime;

  /**
   * @param lifetime how long a token is good
   */
  public TokenMail(Accounts accounts, OneTimeLinks links, Outbox outbox, Duration lifetime) {
    this.accounts = accounts;
    this.links = links;
    this.outbox = outbox;
    this.lifetime = lifetime;
  }

  /** Sends a token to an active account with a password; to nobody when there is none. */
  Optional<Account> sendTo(String address, Transaction tx, Language language) {
    Optional<Account> found =
        accounts
            .byEmail(tx.sql(), address)
            .filter(account -> account.active() && account.passwordHash() != null);
    found.ifPresent(account -> send(tx, account, language));
    return found;
  }

  private void send(Transaction tx, Account account, Language language) {
    String email = account.email();
    if (email == null) {
      return;
    }
    OneTimeLinks.Made token =
        links.make(tx, account.id(), LinkPurpose.PASSWORD_RESET_TOKEN, lifetime);
    Map<String, String> values =
        Map.of(
            "username", account.naturalName(), "name", account.called(), "token", token.secret());
    outbox.enqueue(
        tx, new Letter(TEMPLATE, language, email, account.id(), values, token.expires()));
  }
}
