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
import dev.vestibule.core.verification.DeferredRequest.Kind;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.Optional;

/**
 * Somebody registers: a new account, and the mail that proves its address.
 *
 * <p>While the existence of accounts is concealed, an address or telephone that belongs to somebody
 * is registered as if it were free: a decoy takes the account's place, and the owner gets a mail.
 * Every account is pending then, since one that signs in at once would tell the two apart.
 */
public final class RegisterAccount {
  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final AnswerLater later;
  private final AccountSettings settings;

  public RegisterAccount(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      OneTimeLinks links,
      Outbox outbox,
      AnswerLater later,
      AccountSettings settings) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.links = links;
    this.outbox = outbox;
    this.later = later;
    this.settings = settings;
  }

  /** What came of a registration. */
  public sealed interface Outcome {
    /** The account as it is to be shown; nobody is told whether it is one or a decoy. */
    record Registered(Account account) implements Outcome {}

    /** Somebody else has these; while their existence is concealed, the username alone. */
    record Taken(boolean username, boolean email, boolean telephone) implements Outcome {}
  }

  /**
   * Registers.
   *
   * @param activation the mail for an account that is not active at once
   * @param welcome a mail for one that is
   */
  public Outcome register(
      Registration registration, LinkMail activation, Optional<Notice> welcome) {
    String hash = passwords.hash(registration.password());
    boolean conceal = settings.concealExistence();
    boolean active = registration.active() && !conceal;
    NewAccount asked = account(registration, active, hash);
    return database.write(tx ->
        conceal ? concealed(tx, asked, activation) : register(tx, asked, activation, welcome));
  }

  private Outcome register(
      Transaction tx, NewAccount asked, LinkMail activation, Optional<Notice> welcome) {
    Outcome.Taken taken =
        new Outcome.Taken(
            accounts.usernameTaken(tx.sql(), asked.username(), null),
            emailTaken(tx, asked),
            telephoneTaken(tx, asked));
    if (taken.username() || taken.email() || taken.telephone()) {
      return taken;
    }
    Account account = accounts.add(tx, asked);
    if (account.active()) {
      welcome.ifPresent(notice -> notice.send(tx, account, outbox));
    } else {
      activation.send(tx, account, LinkPurpose.ACTIVATION, links, outbox);
    }
    return new Outcome.Registered(account);
  }

  /** Both ways do the same: two looks, one account, one request; the mail is written later. */
  private Outcome concealed(Transaction tx, NewAccount asked, LinkMail activation) {
    if (accounts.usernameTaken(tx.sql(), asked.username(), null)) {
      return new Outcome.Taken(true, false, false);
    }
    boolean emailTaken = emailTaken(tx, asked);
    boolean telephoneTaken = telephoneTaken(tx, asked);
    Account account =
        emailTaken || telephoneTaken ? accounts.addDecoy(tx, asked) : accounts.add(tx, asked);
    Kind kind =
        emailTaken ? Kind.TAKEN_EMAIL : telephoneTaken ? Kind.TAKEN_TELEPHONE : Kind.REGISTRATION;
    String contact = kind == Kind.TAKEN_TELEPHONE ? asked.telephone() : asked.email();
    later.take(tx, DeferredRequest.of(kind, account, contact == null ? "" : contact, activation));
    return new Outcome.Registered(account);
  }

  private boolean emailTaken(Transaction tx, NewAccount asked) {
    String email = asked.email();
    return email != null && accounts.emailTaken(tx.sql(), email, null);
  }

  private boolean telephoneTaken(Transaction tx, NewAccount asked) {
    String telephone = asked.telephone();
    return telephone != null && accounts.telephoneTaken(tx.sql(), telephone, null);
  }

  private static NewAccount account(Registration registration, boolean active, String hash) {
    String email = registration.email();
    return new NewAccount(
        Usernames.normalise(registration.username()),
        email == null ? null : Emails.normalise(email),
        registration.telephone(),
        registration.telephoneEntered(),
        registration.fullName(),
        registration.firstName(),
        registration.lastName(),
        active ? AccountStatus.ACTIVE : AccountStatus.PENDING,
        false,
        false,
        hash,
        registration.locale());
  }
}
