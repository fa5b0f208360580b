package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Optional;

/** Proves a pending account's address by a mailed link, and sends such links again. */
public final class ActivateAccount {
  private final Database database;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final InstantSource clock;

  public ActivateAccount(
      Database database,
      Accounts accounts,
      OneTimeLinks links,
      Outbox outbox,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.links = links;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Follows a link.
   *
   * @param uid the account's reference as it stood in the link
   * @param confirmation a mail that tells of the activation
   */
  public LinkOutcome activate(String uid, String secret, Optional<Notice> confirmation) {
    return database.write(tx -> activate(tx, uid, secret, confirmation));
  }

  private LinkOutcome activate(
      Transaction tx, String uid, String secret, Optional<Notice> confirmation) {
    Optional<Account> found =
        AccountReference.decode(uid).flatMap(id -> accounts.byId(tx.sql(), id));
    if (found.isEmpty()) {
      return new LinkOutcome.UnknownAccount();
    }
    Account account = found.get();
    if (!links.known(tx.sql(), account.id(), LinkPurpose.ACTIVATION, secret)) {
      return new LinkOutcome.InvalidLink();
    }
    return switch (account.status()) {
      case ACTIVE -> new LinkOutcome.AlreadyActive();
      case DEACTIVATED -> new LinkOutcome.InvalidLink();
      case PENDING -> open(tx, account, secret, confirmation);
    };
  }

  private LinkOutcome open(
      Transaction tx, Account account, String secret, Optional<Notice> confirmation) {
    if (!links.use(tx, account.id(), LinkPurpose.ACTIVATION, secret)) {
      return new LinkOutcome.InvalidLink();
    }
    accounts
        .change(tx, account.id())
        .status(AccountStatus.ACTIVE)
        .emailVerified(clock.instant())
        .store();
    confirmation.ifPresent(notice -> notice.send(tx, account, outbox));
    return new LinkOutcome.Done(accounts.byId(tx.sql(), account.id()).orElseThrow());
  }

  /** Mails another link to a pending account; nobody learns whether there is one. */
  public void resend(String email, LinkMail mail) {
    database.write(tx -> {
      Optional<Account> pending =
          accounts
              .byEmail(tx.sql(), email)
              .filter(account -> account.status() == AccountStatus.PENDING);
      pending.ifPresent(account -> mail.send(tx, account, LinkPurpose.ACTIVATION, links, outbox));
      return pending.isPresent();
    });
  }
}
