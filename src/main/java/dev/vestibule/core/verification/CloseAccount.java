package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.database.Database;

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

  /** {@link #delete(Account, Actor)} by the account's owner. */
  public void delete(Account account) {
    delete(account, Actor.OWNER);
  }

  /** {@link #deactivate(Account, Actor)} by the account's owner. */
  public boolean deactivate(Account account) {
    return deactivate(account, Actor.OWNER);
  }

  /** Removes the account with everything of its: sessions, links, avatar. */
  public void delete(Account account, Actor by) {
    database.write(tx -> {
      accounts.remove(tx, account.id());
      events.deleted(tx, account, by);
      return account;
    });
  }

  /** Shuts the account; its sessions, tokens and links end for good. */
  public boolean deactivate(Account account, Actor by) {
    return database.write(tx -> {
      events.deactivated(tx, account, by);
      sessions.endAll(tx, account.id(), null, EndReason.DEACTIVATED);
      links.voidAll(tx, account.id());
      return accounts.change(tx, account.id()).status(AccountStatus.DEACTIVATED).store();
    });
  }

  /** Opens the account, by an administrator's word. */
  public boolean activate(Account account) {
    return database.write(
        tx -> accounts.change(tx, account.id()).status(AccountStatus.ACTIVE).store());
  }
}
