package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Superusers;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;

/** Deletes, deactivates and activates accounts. */
public final class CloseAccount {
  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final AccountEvents events;

  public CloseAccount(
      Database database,
      Accounts accounts,
      Sessions sessions,
      OneTimeLinks links,
      AccountEvents events) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
    this.events = events;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Done() implements Outcome {}

    /** Nobody who may do everything would remain. */
    record LastSuperuser() implements Outcome {}

    record Gone() implements Outcome {}
  }

  /** {@link #delete(Account, Actor)} by the account's owner. */
  public Outcome delete(Account account) {
    return delete(account, Actor.OWNER);
  }

  /** {@link #deactivate(Account, Actor)} by the account's owner. */
  public Outcome deactivate(Account account) {
    return deactivate(account, Actor.OWNER);
  }

  /** Removes the account with everything of its: sessions, links, avatar. */
  public Outcome delete(Account account, Actor by) {
    return database.write(tx -> delete(tx, account, by));
  }

  /** The same in the transaction of somebody who checked more. */
  public Outcome delete(Transaction tx, Account account, Actor by) {
    if (Superusers.last(tx, account)) {
      return new Outcome.LastSuperuser();
    }
    accounts.remove(tx, account.id());
    events.deleted(tx, account, by);
    return new Outcome.Done();
  }

  /** Shuts the account; its sessions, tokens and links end for good. */
  public Outcome deactivate(Account account, Actor by) {
    return database.write(tx -> deactivate(tx, account, by));
  }

  /** The same in the transaction of somebody who checked more. */
  public Outcome deactivate(Transaction tx, Account account, Actor by) {
    if (Superusers.last(tx, account)) {
      return new Outcome.LastSuperuser();
    }
    events.deactivated(tx, account, by);
    sessions.endAll(tx, account.id(), null, EndReason.DEACTIVATED);
    links.voidAll(tx, account.id());
    return accounts.change(tx, account.id()).status(AccountStatus.DEACTIVATED).store()
        ? new Outcome.Done()
        : new Outcome.Gone();
  }

  /** Opens the account, by an administrator's word. */
  public Outcome activate(Account account) {
    return database.write(tx -> activate(tx, account));
  }

  /** The same in the transaction of somebody who checked more. */
  public Outcome activate(Transaction tx, Account account) {
    return accounts.change(tx, account.id()).status(AccountStatus.ACTIVE).store()
        ? new Outcome.Done()
        : new Outcome.Gone();
  }
}
