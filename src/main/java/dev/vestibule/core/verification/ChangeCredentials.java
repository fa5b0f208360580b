package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.BusyException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** New password or username of somebody who is signed in and gave their password again. */
public final class ChangeCredentials {
  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final Outbox outbox;

  public ChangeCredentials(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      Sessions sessions,
      OneTimeLinks links,
      Outbox outbox) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.links = links;
    this.outbox = outbox;
  }

  /**
   * Sets a new password, whose rules were checked; other sessions and tokens end, links are void.
   *
   * @param kept the session that goes on, or null to end all
   */
  public void password(
      Account account, String password, @Nullable String kept, Optional<Notice> confirmation) {
    String hash = passwords.hash(password);
    database.write(tx -> {
      requireUnchanged(tx, account);
      links.voidAll(tx, account.id());
      sessions.endAll(tx, account.id(), kept, EndReason.PASSWORD_CHANGED);
      confirmation.ifPresent(notice -> notice.send(tx, account, outbox));
      return accounts.change(tx, account.id()).passwordHash(hash).store();
    });
  }

  // A reset that came in between must win over whoever knew the former password.
  private void requireUnchanged(Transaction tx, Account account) {
    boolean same =
        accounts
            .byId(tx.sql(), account.id())
            .filter(now -> Objects.equals(now.passwordHash(), account.passwordHash()))
            .isPresent();
    if (!same) {
      throw new BusyException(account + " changed meanwhile", 1);
    }
  }

  /** Sets a new username; false when somebody has it. */
  public boolean username(Account account, String username, Optional<Notice> confirmation) {
    return database.write(tx -> {
      if (accounts.usernameTaken(tx.sql(), username, null)) {
        return false;
      }
      confirmation.ifPresent(notice -> notice.send(tx, account, outbox));
      return accounts.change(tx, account.id()).username(username).store();
    });
  }
}
