package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Optional;

/** A forgotten username: asks for a link by mail, and sets a new name with it. */
public final class ResetUsername {
  private final Database database;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final UsernameResetLink link;
  private final Outbox outbox;
  private final AnswerLater later;
  private final AccountSettings settings;
  private final InstantSource clock;

  public ResetUsername(
      Database database,
      Accounts accounts,
      OneTimeLinks links,
      Outbox outbox,
      AnswerLater later,
      AccountSettings settings,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.links = links;
    this.link = new UsernameResetLink(accounts, links);
    this.outbox = outbox;
    this.later = later;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Mails a link to an active account with a password.
   *
   * @param tellUnknown whether the asker may learn that there is none; not while the existence of
   *     accounts is concealed
   * @return false when there is none and the asker may know
   */
  public boolean request(String email, LinkMail mail, boolean tellUnknown) {
    if (!later.mayMail(email)) {
      return true;
    }
    if (settings.concealExistence() || !tellUnknown) {
      later.take(DeferredRequest.of(DeferredRequest.Kind.USERNAME_RESET, email, mail));
      return true;
    }
    return database.write(tx ->
        mail.sendTo(email, tx, accounts, LinkPurpose.USERNAME_RESET, links, outbox).isPresent());
  }

  /** Sets a new username; every link of the account is void then. */
  public LinkOutcome confirm(
      String uid, String secret, String username, Optional<Notice> confirmation) {
    return database.write(tx ->
        link.use(
            tx,
            uid,
            secret,
            _ -> accounts.usernameTaken(tx.sql(), username, null),
            account -> rename(tx, account, username, confirmation)));
  }

  private LinkOutcome rename(
      Transaction tx, Account account, String username, Optional<Notice> confirmation) {
    accounts.change(tx, account.id()).username(username).signedIn(clock.instant()).store();
    Account renamed = accounts.byId(tx.sql(), account.id()).orElseThrow();
    confirmation.ifPresent(notice -> notice.send(tx, renamed, outbox));
    return new LinkOutcome.Done(renamed);
  }
}
