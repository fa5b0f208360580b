package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.platform.database.Transaction;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The link that {@link ResetUsername} mails, for whoever comes with it. */
final class UsernameResetLink {
  private final Accounts accounts;
  private final OneTimeLinks links;

  UsernameResetLink(Accounts accounts, OneTimeLinks links) {
    this.accounts = accounts;
    this.links = links;
  }

  /**
   * Uses the link up, with every other one of the account, and changes the account. A name that is
   * taken leaves the link as it is.
   */
  LinkOutcome use(
      Transaction tx,
      String uid,
      String secret,
      Predicate<Account> taken,
      Function<Account, LinkOutcome> change) {
    Optional<Account> found = AccountReference.find(accounts, tx.sql(), uid);
    if (found.isEmpty()) {
      return new LinkOutcome.UnknownAccount();
    }
    Account account = found.get();
    if (!account.active()
        || !links.known(tx.sql(), account.id(), LinkPurpose.USERNAME_RESET, secret)) {
      return new LinkOutcome.InvalidLink();
    }
    if (taken.test(account)) {
      return new LinkOutcome.UsernameTaken();
    }
    if (!links.use(tx, account.id(), LinkPurpose.USERNAME_RESET, secret)) {
      return new LinkOutcome.InvalidLink();
    }
    links.voidAll(tx, account.id());
    return change.apply(account);
  }
}
