package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountChange;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.accounts.NewAccount;
import dev.vestibule.core.accounts.Superusers;
import dev.vestibule.core.accounts.Usernames;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings an account to what an operator wrote down, by its username; doing it twice is harmless.
 */
public final class ApplyAccount {
  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final Sessions sessions;
  private final OneTimeLinks links;

  public ApplyAccount(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      Sessions sessions,
      OneTimeLinks links) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.sessions = sessions;
    this.links = links;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Created(Account account) implements Outcome {}

    record Updated(Account account) implements Outcome {}

    /** Somebody else has the address. */
    record EmailTaken() implements Outcome {}

    /** Somebody else has the number. */
    record TelephoneTaken() implements Outcome {}

    /** Nobody who may do everything would remain. */
    record LastSuperuser() implements Outcome {}
  }

  public Outcome apply(AccountEntry entry) {
    Optional<Account> present = database.read(sql -> accounts.byUsername(sql, entry.username()));
    Password password = password(entry, present);
    return database.write(tx -> apply(tx, entry, password));
  }

  private Outcome apply(Transaction tx, AccountEntry entry, Password password) {
    Optional<Account> present = accounts.byUsername(tx.sql(), entry.username());
    Long id = present.map(Account::id).orElse(null);
    Optional<String> email = entry.email().flatMap(e -> e);
    if (email.isPresent() && accounts.emailTaken(tx.sql(), email.get(), id)) {
      return new Outcome.EmailTaken();
    }
    Optional<String> telephone = entry.telephone().flatMap(t -> t).map(n -> n.telephone().e164());
    if (telephone.isPresent() && accounts.telephoneTaken(tx.sql(), telephone.get(), id)) {
      return new Outcome.TelephoneTaken();
    }
    if (present
        .filter(account -> demotes(entry, account) && Superusers.last(tx, account))
        .isPresent()) {
      return new Outcome.LastSuperuser();
    }
    return present
        .<Outcome>map(account -> new Outcome.Updated(update(tx, account, entry, password)))
        .orElseGet(() -> new Outcome.Created(create(tx, entry, password)));
  }

  private static boolean demotes(AccountEntry entry, Account account) {
    return !entry.superuser().orElse(account.superuser())
        || !entry.active().orElse(account.active());
  }

  private Account create(Transaction tx, AccountEntry entry, Password password) {
    boolean active = entry.active().orElse(true);
    Optional<UpdateAccount.NewNumber> number = entry.telephone().flatMap(t -> t);
    accounts.removeDecoy(tx, entry.username());
    return accounts.add(
        tx,
        new NewAccount(
            Usernames.normalise(entry.username()),
            entry.email().flatMap(e -> e).map(Emails::normalise).orElse(null),
            number.map(n -> n.telephone().e164()).orElse(null),
            number.map(UpdateAccount.NewNumber::entered).orElse(null),
            entry.fullName().orElse(""),
            entry.firstName().orElse(""),
            entry.lastName().orElse(""),
            active ? AccountStatus.ACTIVE : AccountStatus.PENDING,
            entry.staff().orElse(false),
            entry.superuser().orElse(false),
            password.hash(),
            "en"));
  }

  private Account update(Transaction tx, Account account, AccountEntry entry, Password password) {
    AccountChange change = accounts.change(tx, account.id());
    entry
        .email()
        .map(e -> e.map(Emails::normalise).orElse(null))
        .filter(e -> !Objects.equals(e, account.email()))
        .ifPresent(change::email);
    entry.email().filter(Optional::isEmpty).ifPresent(none -> change.email(null));
    if (entry.email().isPresent()
        && !Objects.equals(
            entry.email().get().map(Emails::normalise).orElse(null), account.email())) {
      // They were mailed to the former address.
      links.voidAll(tx, account.id());
    }
    entry
        .telephone()
        .ifPresent(number ->
            number.ifPresentOrElse(n -> n.write(account, change), () -> change.telephone(null)));
    entry.firstName().ifPresent(change::firstName);
    entry.lastName().ifPresent(change::lastName);
    entry.fullName().ifPresent(change::fullName);
    entry.active().ifPresent(active -> status(change, account, active));
    change.rights(
        entry.staff().orElse(account.staff()), entry.superuser().orElse(account.superuser()));
    if (password.changed()) {
      change.passwordHash(password.hash());
      links.voidAll(tx, account.id());
      sessions.endAll(tx, account.id(), null, EndReason.PASSWORD_CHANGED);
    }
    change.store();
    return accounts.byId(tx.sql(), account.id()).orElseThrow();
  }

  /** Who was deactivated stays so until somebody says "active": a mailed link must not open it. */
  private static void status(AccountChange change, Account account, boolean active) {
    if (active) {
      change.status(AccountStatus.ACTIVE);
    } else if (account.active()) {
      change.status(AccountStatus.PENDING);
    }
  }

  /** Hashes outside the transaction, and only a password that is another than the present one. */
  private Password password(AccountEntry entry, Optional<Account> present) {
    if (entry.password().isEmpty()) {
      return new Password(false, null);
    }
    Optional<String> wanted = entry.password().get();
    String stored = present.map(Account::passwordHash).orElse(null);
    if (wanted.isEmpty()) {
      return new Password(stored != null, null);
    }
    if (stored != null && passwords.matches(wanted.get(), stored)) {
      return new Password(false, stored);
    }
    return new Password(true, passwords.hash(wanted.get()));
  }

  private record Password(boolean changed, @Nullable String hash) {
    @Override
    public String toString() {
      return "password";
    }
  }
}
