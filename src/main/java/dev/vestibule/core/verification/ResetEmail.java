package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Another address for whoever holds the link that {@link ResetUsername} mails: what a new username
 * is where accounts are called by their address.
 */
public final class ResetEmail {
  private final Database database;
  private final Accounts accounts;
  private final OneTimeLinks links;
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
    this.links = links;
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
    return database.write(tx -> confirm(tx, uid, secret, edit, proof));
  }

  private LinkOutcome confirm(
      Transaction tx, String uid, String secret, UpdateAccount.Edit edit, EmailProof proof) {
    Optional<Account> found = AccountReference.find(accounts, tx.sql(), uid);
    if (found.isEmpty()) {
      return new LinkOutcome.UnknownAccount();
    }
    Account account = found.get();
    if (!account.active()
        || !links.known(tx.sql(), account.id(), LinkPurpose.USERNAME_RESET, secret)) {
      return new LinkOutcome.InvalidLink();
    }
    if (taken(tx, account, edit)) {
      return new LinkOutcome.UsernameTaken();
    }
    if (!links.use(tx, account.id(), LinkPurpose.USERNAME_RESET, secret)) {
      return new LinkOutcome.InvalidLink();
    }
    links.voidAll(tx, account.id());
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
