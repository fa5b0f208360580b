package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.Letter;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A forgotten password, reset with a token that is mailed as text and names its account by itself
 * (seed S0). It is good for this one thing: no route takes it for a bearer token.
 */
public final class ResetByToken {
  private static final String TEMPLATE = "password-reset-token";

  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final Outbox outbox;

  public ResetByToken(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      PasswordRules rules,
      Sessions sessions,
      OneTimeLinks links,
      Outbox outbox) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.links = links;
    this.outbox = outbox;
  }

  /** What came of a token. */
  public sealed interface Outcome {
    record Done(Account account) implements Outcome {}

    record NeverIssued() implements Outcome {}

    /** Expired, used or void; kept for 30 days to say so. */
    record Over() implements Outcome {}

    /** The token is good and unused still; the new password breaks rules. */
    record WeakPassword(List<Weakness> weaknesses) implements Outcome {}
  }

  /** Mails a token to an active account with a password; false when there is none. */
  public boolean request(String email, Language language, Duration lifetime) {
    return database.write(tx -> {
      Optional<Account> found =
          accounts
              .byEmail(tx.sql(), email)
              .filter(account -> account.active() && account.passwordHash() != null);
      found.ifPresent(account -> send(tx, account, language, lifetime));
      return found.isPresent();
    });
  }

  private void send(Transaction tx, Account account, Language language, Duration lifetime) {
    String email = account.email();
    if (email == null) {
      return;
    }
    OneTimeLinks.Made token =
        links.make(tx, account.id(), LinkPurpose.PASSWORD_RESET_TOKEN, lifetime);
    Map<String, String> values =
        Map.of("username", account.username(), "name", called(account), "token", token.secret());
    outbox.enqueue(
        tx, new Letter(TEMPLATE, language, email, account.id(), values, token.expires()));
  }

  private static String called(Account account) {
    if (!account.fullName().isBlank()) {
      return account.fullName();
    }
    String both = (account.firstName() + " " + account.lastName()).strip();
    return both.isEmpty() ? account.username() : both;
  }

  /** Sets a new password; every session and token of the account ends, every link is void. */
  public Outcome confirm(String token, String password) {
    Optional<OneTimeLinks.Issued> issued =
        database.read(sql -> links.find(sql, LinkPurpose.PASSWORD_RESET_TOKEN, token));
    if (issued.isEmpty()) {
      return new Outcome.NeverIssued();
    }
    Optional<Account> found =
        issued
            .filter(i -> !i.over())
            .flatMap(i -> database.read(sql -> accounts.byId(sql, i.account())))
            .filter(Account::active);
    if (found.isEmpty()) {
      return new Outcome.Over();
    }
    List<Weakness> weaknesses = rules.check(password, PersonalWords.of(found.get()));
    if (!weaknesses.isEmpty()) {
      return new Outcome.WeakPassword(weaknesses);
    }
    String hash = passwords.hash(password);
    return database.write(tx -> set(tx, found.get(), token, hash));
  }

  private Outcome set(Transaction tx, Account account, String token, String hash) {
    if (!links.use(tx, account.id(), LinkPurpose.PASSWORD_RESET_TOKEN, token)) {
      return new Outcome.Over();
    }
    links.voidAll(tx, account.id());
    sessions.endAll(tx, account.id(), null, EndReason.PASSWORD_RESET);
    accounts.change(tx, account.id()).passwordHash(hash).store();
    return new Outcome.Done(account);
  }
}
