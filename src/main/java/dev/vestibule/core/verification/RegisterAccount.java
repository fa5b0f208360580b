package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.NewAccount;
import dev.vestibule.core.accounts.Registration;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.List;
import java.util.Optional;

/** Somebody registers: a new account, and the mail that proves its address. */
public final class RegisterAccount {
  private final Database database;
  private final Accounts accounts;
  private final Profiles profiles;
  private final PasswordHashes passwords;
  private final OneTimeLinks links;
  private final Outbox outbox;

  public RegisterAccount(
      Database database,
      Accounts accounts,
      Profiles profiles,
      PasswordHashes passwords,
      OneTimeLinks links,
      Outbox outbox) {
    this.database = database;
    this.accounts = accounts;
    this.profiles = profiles;
    this.passwords = passwords;
    this.links = links;
    this.outbox = outbox;
  }

  /** What came of a registration. */
  public sealed interface Outcome {
    record Registered(Account account) implements Outcome {}

    /** Somebody else has the name, the address, or values of these profile fields. */
    record Taken(boolean username, boolean email, List<String> profile) implements Outcome {}
  }

  /**
   * Registers.
   *
   * @param activation the mail for an account that is not active at once
   * @param welcome a mail for one that is
   */
  public Outcome register(
      Registration registration, Optional<LinkMail> activation, Optional<Notice> welcome) {
    profiles.prepare(registration.profile().keySet());
    String hash = passwords.hash(registration.password());
    return database.write(tx -> register(tx, registration, hash, activation, welcome));
  }

  private Outcome register(
      Transaction tx,
      Registration registration,
      String hash,
      Optional<LinkMail> activation,
      Optional<Notice> welcome) {
    String email = registration.email();
    boolean nameTaken = accounts.usernameTaken(tx.sql(), registration.username(), null);
    boolean emailTaken = email != null && accounts.emailTaken(tx.sql(), email, null);
    List<String> profileTaken = profiles.taken(tx.sql(), registration.profile(), null);
    if (nameTaken || emailTaken || !profileTaken.isEmpty()) {
      return new Outcome.Taken(nameTaken, emailTaken, profileTaken);
    }
    Account account = accounts.add(tx, account(registration, hash));
    profiles.write(tx, account.id(), registration.profile());
    activation.ifPresent(mail -> mail.send(tx, account, LinkPurpose.ACTIVATION, links, outbox));
    welcome.ifPresent(notice -> notice.send(tx, account, outbox));
    return new Outcome.Registered(account);
  }

  private static NewAccount account(Registration registration, String hash) {
    String email = registration.email();
    return new NewAccount(
        Usernames.normalise(registration.username()),
        email == null ? null : Emails.normalise(email),
        null,
        null,
        registration.fullName(),
        registration.firstName(),
        registration.lastName(),
        registration.active() ? AccountStatus.ACTIVE : AccountStatus.PENDING,
        false,
        false,
        hash,
        registration.locale());
  }
}
