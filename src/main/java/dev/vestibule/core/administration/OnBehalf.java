package dev.vestibule.core.administration;

import dev.vestibule.core.rights.Groups;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Does something with one account in a transaction, once it is certain that whoever asks has a say
 * in it.
 */
final class OnBehalf {
  private final Database database;
  private final ManagedAccounts accounts;
  private final Groups groups;

  OnBehalf(Database database, ManagedAccounts accounts, Groups groups) {
    this.database = database;
    this.accounts = accounts;
    this.groups = groups;
  }

  AccountOutcome write(
      Administrator by,
      UUID uuid,
      Predicate<ManagedAccount> expected,
      BiFunction<Transaction, ManagedAccount, AccountOutcome> change) {
    return database.write(tx -> within(tx, by, uuid, expected, change));
  }

  /** The same as part of a transaction that does more. */
  AccountOutcome within(
      Transaction tx,
      Administrator by,
      UUID uuid,
      Predicate<ManagedAccount> expected,
      BiFunction<Transaction, ManagedAccount, AccountOutcome> change) {
    Optional<ManagedAccount> found = accounts.byUuid(tx.sql(), uuid);
    if (found.isEmpty()) {
      return new AccountOutcome.Gone();
    }
    ManagedAccount account = found.get();
    if (!by.covers(account.account(), groups.rights(tx.sql(), account.account()))) {
      return new AccountOutcome.BeyondRights();
    }
    return expected.test(account) ? change.apply(tx, account) : new AccountOutcome.OtherVersion();
  }

  /** The account as it is after the change. */
  AccountOutcome done(Transaction tx, UUID uuid) {
    return accounts
        .byUuid(tx.sql(), uuid)
        .<AccountOutcome>map(AccountOutcome.Done::new)
        .orElseGet(AccountOutcome.Gone::new);
  }
}
