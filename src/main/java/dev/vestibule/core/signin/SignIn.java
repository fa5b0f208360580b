package dev.vestibule.core.signin;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.verification.OneTimeLinks;
import dev.vestibule.platform.database.Database;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The one place that checks passwords at sign-in. It always computes one hash, so that an unknown,
 * pending or passwordless account takes the time of a known one.
 */
public final class SignIn {
  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final OneTimeLinks links;
  private final InstantSource clock;

  public SignIn(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      OneTimeLinks links,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.links = links;
    this.clock = clock;
  }

  /**
   * Tries a password.
   *
   * @param voidsLinks whether a success counts as the sign-in that voids the account's mailed links
   */
  public SignInOutcome attempt(Identifier identifier, String password, boolean voidsLinks) {
    Optional<Account> found = database.read(sql -> find(sql, identifier));
    boolean right = passwords.matches(password, found.map(Account::passwordHash).orElse(null));
    if (!right || found.isEmpty() || !found.get().active()) {
      return new SignInOutcome.Refused();
    }
    Optional<Account> present = rehashed(found.get(), password);
    if (present.isEmpty()) {
      // The password was changed meanwhile, or hashed anew by another sign-in: look again.
      return attempt(identifier, password, voidsLinks);
    }
    if (voidsLinks) {
      recordSignIn(present.get());
    }
    return new SignInOutcome.SignedIn(present.get());
  }

  /** Whether the password is the account's, for somebody who is signed in already. */
  public boolean confirms(Account account, String password) {
    return passwords.matches(password, account.passwordHash());
  }

  /**
   * The account that a password would open if it did not wait for its deletion; the same work
   * whether there is one or not.
   */
  public Optional<Account> leaving(Identifier identifier, String password) {
    Optional<Account> found = database.read(sql -> find(sql, identifier));
    boolean right = passwords.matches(password, found.map(Account::passwordHash).orElse(null));
    return found.filter(account -> right && account.deletionDueAt() != null);
  }

  private Optional<Account> find(DSLContext sql, Identifier identifier) {
    return switch (identifier) {
      case Identifier.Username(String name) -> accounts.byUsername(sql, name);
      case Identifier.Email(String address) -> accounts.byEmail(sql, address);
      case Identifier.Telephone(String number) -> accounts.byTelephone(sql, number);
    };
  }

  /** The account with a hash of today's cost; nothing when its hash is no longer what it was. */
  private Optional<Account> rehashed(Account account, String password) {
    String stored = account.passwordHash();
    if (stored == null || !passwords.outdated(stored)) {
      return Optional.of(account);
    }
    String hash = passwords.hash(password);
    return database.write(tx ->
        accounts
            .byId(tx.sql(), account.id())
            .filter(now -> stored.equals(now.passwordHash()))
            .filter(now -> accounts.change(tx, now.id()).passwordHash(hash).store())
            .flatMap(now -> accounts.byId(tx.sql(), now.id())));
  }

  private void recordSignIn(Account account) {
    database.write(tx -> {
      links.voidAll(tx, account.id());
      return accounts.change(tx, account.id()).signedIn(clock.instant()).store();
    });
  }
}
