package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;

/**
 * Another address for whoever holds the link that {@link ResetUsername} mails: what a new username
 * is where accounts are called by their address.
 */
public final class ResetEmail {
  private final Database database;
  private final Accounts accounts;
  private final UsernameResetLink link;
  private final UpdateAccount update;
  private final AccountSettings settings;
  private final InstantSource clock;

  public ResetEmail(
      Database database,
      Accounts accounts,
      OneTimeLinks links,
      UpdateAccount update,
      AccountSettings settings,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.link = new UsernameResetLink(accounts, links);
    this.update = update;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Changes the address as its owner would: the former one is told, and the new one is proven where
   * that is asked for. Every link of the account is void then.
   *
   * @param edit with the new address alone
   */
  public LinkOutcome confirm(String uid, String secret, UpdateAccount.Edit edit, EmailProof proof) {
    return database.write(tx ->
        link.use(
            tx,
            uid,
            secret,
            account -> taken(tx, account, edit),
            account -> change(tx, account, edit, proof)));
  }

  private LinkOutcome change(
      Transaction tx, Account account, UpdateAccount.Edit edit, EmailProof proof) {
    accounts.change(tx, account.id()).signedIn(clock.instant()).store();
    return switch (update.checked(tx, account, edit, proof, account)) {
      case UpdateAccount.Outcome.Updated(Account updated) -> new LinkOutcome.Done(updated);
      case UpdateAccount.Outcome.EmailTaken _,
          UpdateAccount.Outcome.TelephoneTaken _,
          UpdateAccount.Outcome.ProfileTaken _ ->
          new LinkOutcome.UsernameTaken();
      case UpdateAccount.Outcome.Gone _ -> new LinkOutcome.UnknownAccount();
    };
  }

  /**
   * Whether it is somebody else's; looked at later while the existence of accounts is concealed.
   */
  private boolean taken(Transaction tx, Account account, UpdateAccount.Edit edit) {
    return !settings.concealExistence()
        && edit.email()
            .map(email -> accounts.emailTaken(tx.sql(), email, account.id()))
            .orElse(false);
  }
}
