package dev.vestibule.core.signin;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.ImportedAccounts;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.verification.OneTimeLinks;
import dev.vestibule.platform.database.Database;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;

/**
 * The one place that checks passwords of accounts. It always computes one hash, so that an unknown,
 * pending or passwordless account takes the time of a known one, or none when too many were wrong.
 */
public final class SignIn {
  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final OneTimeLinks links;
  private final Admission admission;
  private final Refusals refusals;
  private final InstantSource clock;

  public SignIn(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      OneTimeLinks links,
      Admission admission,
      Events events,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.links = links;
    this.admission = admission;
    this.refusals = new Refusals(database, events, clock);
    this.clock = clock;
  }

  /**
   * Tries a password.
   *
   * @param voidsLinks whether a success counts as the sign-in that voids the account's mailed links
   */
  public SignInOutcome attempt(
      Identifier identifier, String password, boolean voidsLinks, Source source) {
    return attempt(identifier, password, Account::active, voidsLinks, source);
  }

  /** The same for an account that waits for its deletion. */
  public SignInOutcome leaving(Identifier identifier, String password, Source source) {
    return attempt(identifier, password, account -> account.deletionDueAt() != null, false, source);
  }

  private SignInOutcome attempt(
      Identifier identifier,
      String password,
      Predicate<Account> wanted,
      boolean voidsLinks,
      Source source) {
    Optional<Account> found = database.read(sql -> find(sql, identifier));
    return switch (admission.admit(identifier, found, source)) {
      case Admission.Decision.Held(Withheld why) -> {
        refusals.held(found, why, typed(identifier));
        yield new SignInOutcome.Held(why);
      }
      case Admission.Decision.Admitted(Ticket ticket) -> {
        try (ticket) {
          Optional<Account> opened = opened(identifier, found, password, wanted);
          settle(ticket, opened, voidsLinks);
          if (opened.isEmpty()) {
            refusals.refused(found, found.filter(wanted).isEmpty(), typed(identifier));
          }
          yield opened
              .<SignInOutcome>map(SignInOutcome.SignedIn::new)
              .orElseGet(SignInOutcome.Refused::new);
        }
      }
    };
  }

  private Optional<Account> opened(
      Identifier identifier, Optional<Account> found, String password, Predicate<Account> wanted) {
    boolean right = passwords.matches(password, found.map(Account::passwordHash).orElse(null));
    if (!right || !found.filter(wanted).isPresent()) {
      return Optional.empty();
    }
    Optional<Account> present = rehashed(found.get(), password);
    // The password was changed meanwhile, or hashed anew by another sign-in: look again.
    return present.isPresent()
        ? present
        : opened(identifier, database.read(sql -> find(sql, identifier)), password, wanted);
  }

  private void settle(Ticket ticket, Optional<Account> opened, boolean voidsLinks) {
    if (opened.isEmpty()) {
      ticket.failed();
      return;
    }
    boolean _ =
        database.write(tx -> {
          ticket.passed(tx);
          if (!voidsLinks) {
            return false;
          }
          links.voidAll(tx, opened.get().id());
          return accounts.change(tx, opened.get().id()).signedIn(clock.instant()).store();
        });
  }

  /** Whether the password is the account's, for somebody who is signed in already. */
  public Confirmation confirms(Caller caller, String password, Source source) {
    return switch (admission.admit(caller, source)) {
      case Admission.Decision.Held(Withheld why) -> {
        refusals.held(Optional.of(caller.account()), why, Map.of());
        yield new Confirmation.Held(why);
      }
      case Admission.Decision.Admitted(Ticket ticket) -> {
        try (ticket) {
          boolean right = passwords.matches(password, caller.account().passwordHash());
          settle(ticket, right ? Optional.of(caller.account()) : Optional.empty(), false);
          if (!right) {
            refusals.refused(Optional.of(caller.account()), false, Map.of());
          }
          yield right ? new Confirmation.Right() : new Confirmation.Wrong();
        }
      }
    };
  }

  private static Map<String, String> typed(Identifier identifier) {
    return switch (identifier) {
      case Identifier.Username(String name) -> Map.of("username", name);
      case Identifier.Email(String address) -> Map.of("email", address);
      case Identifier.Telephone(String number) -> Map.of("telephone", number);
    };
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
            .filter(now -> accounts.change(tx, now.id()).rehashed(hash).store())
            .map(now -> {
              ImportedAccounts.upgraded(tx, now.id(), stored, hash);
              return now;
            })
            .flatMap(now -> accounts.byId(tx.sql(), now.id())));
  }
}
