package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
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
  private final AccountEvents events;

  public ChangeCredentials(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      Sessions sessions,
      OneTimeLinks links,
      Outbox outbox,
      AccountEvents events) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.links = links;
    this.outbox = outbox;
    this.events = events;
  }

  /**
   * Sets a new password, whose rules were checked; other sessions and tokens end, links are void.
   *
   * @param kept the session that goes on, or null to end all
   * @param confirmation a mail that the dialect wants sent whatever the settings of events say
   */
  public void password(
      Account account, String password, @Nullable String kept, Optional<Notice> confirmation) {
    password(account, password, kept, Actor.OWNER, confirmation);
  }

  /** Sets a new password by staff's hand; all sessions and tokens end, links are void. */
  public void passwordByStaff(Account account, String password) {
    password(account, password, null, Actor.STAFF, Optional.empty());
  }

  private void password(
      Account account,
      String password,
      @Nullable String kept,
      Actor by,
      Optional<Notice> confirmation) {
    String hash = passwords.hash(password);
    database.write(tx -> {
      Account now = unchanged(tx, account);
      links.voidAll(tx, account.id());
      sessions.endAll(tx, account.id(), kept, EndReason.PASSWORD_CHANGED);
      events.passwordChanged(tx, now, by, confirmation);
      return accounts.change(tx, account.id()).passwordHash(hash).store();
    });
  }

  // A reset that came in between must win over whoever knew the former password.
  private Account unchanged(Transaction tx, Account account) {
    return accounts
        .byId(tx.sql(), account.id())
        .filter(now -> Objects.equals(now.passwordHash(), account.passwordHash()))
        .orElseThrow(() -> new BusyException(account + " changed meanwhile", 1));
  }

  /** Sets a new username; false when somebody has it. */
  public boolean username(Account account, String username, Optional<Notice> confirmation) {
    return database.write(tx -> {
      if (accounts.usernameTaken(tx.sql(), username, null)) {
        return false;
      }
      accounts.change(tx, account.id()).username(username).store();
      Optional<Account> renamed = accounts.byId(tx.sql(), account.id());
      confirmation.ifPresent(
          notice -> renamed.ifPresent(person -> notice.send(tx, person, outbox)));
      return renamed.isPresent();
    });
  }
}
