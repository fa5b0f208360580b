package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;

/** Keeps an account that waits for its deletion: it is again what it was before. */
public final class UndoDeletion {
  private final Database database;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final InstantSource clock;

  public UndoDeletion(
      Database database, Accounts accounts, OneTimeLinks links, InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Takes the deletion of an account back.
   *
   * @param by its owner, whose password was checked, as long as they asked for the deletion and it
   *     is not due; or staff
   * @return false when there is nothing to take back, or not by them
   */
  public boolean undo(Account account, Actor by) {
    return database.write(tx -> undo(tx, account, by));
  }

  /** The same in the transaction of somebody who checked more. */
  public boolean undo(Transaction tx, Account account, Actor by) {
    return accounts
        .leaving(tx.sql(), account.id())
        .filter(leaving -> by == Actor.STAFF || ownersTurn(leaving))
        .map(leaving -> keep(tx, leaving))
        .orElse(false);
  }

  /**
   * Follows the link that its owner was mailed; false when it is of no use.
   *
   * @param uid the account's reference as it stood in the link
   */
  public boolean follow(String uid, String secret) {
    return database.write(tx ->
        AccountReference.decode(uid)
            .flatMap(id -> accounts.leaving(tx.sql(), id))
            .filter(this::ownersTurn)
            .filter(
                leaving -> links.use(tx, leaving.account().id(), LinkPurpose.DELETION_UNDO, secret))
            .map(leaving -> keep(tx, leaving))
            .orElse(false));
  }

  private boolean ownersTurn(Accounts.Leaving leaving) {
    return leaving.byOwner() && leaving.due().isAfter(clock.instant());
  }

  private boolean keep(Transaction tx, Accounts.Leaving leaving) {
    long id = leaving.account().id();
    links.voidAll(tx, id);
    return accounts.change(tx, id).noDeletion(leaving.former()).store();
  }
}
