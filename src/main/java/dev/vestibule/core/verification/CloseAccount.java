package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.database.Database;

/** Deletes, deactivates and activates accounts. */
public final class CloseAccount {
  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final OneTimeLinks links;

  public CloseAccount(Database database, Accounts accounts, Sessions sessions, OneTimeLinks links) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
  }

  /** Removes the account with everything of its: sessions, links, avatar. */
  public void delete(Account account) {
    database.write(tx -> {
      accounts.remove(tx, account.id());
      return account;
    });
  }

  /** Shuts the account; its sessions, tokens and links end for good. */
  public boolean deactivate(Account account) {
    return database.write(tx -> {
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
