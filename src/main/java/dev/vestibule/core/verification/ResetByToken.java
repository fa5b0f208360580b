package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A forgotten password, reset with a token that is mailed as text and names its account by itself
 * (seed S0). It is good for this one thing: no route takes it for a bearer token.
 */
public final class ResetByToken {
  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final TokenMail mail;
  private final AccountEvents events;
  private final ResetAsked asked;
  private final AnswerLater later;
  private final AccountSettings settings;
  private final BiConsumer<Transaction, Account> afterwards;

  /**
   * @param afterwards follows a reset in its transaction
   */
  public ResetByToken(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      PasswordRules rules,
      Sessions sessions,
      OneTimeLinks links,
      TokenMail mail,
      AccountEvents events,
      Events told,
      AnswerLater later,
      AccountSettings settings,
      BiConsumer<Transaction, Account> afterwards) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.links = links;
    this.mail = mail;
    this.events = events;
    this.asked = new ResetAsked(told);
    this.later = later;
    this.settings = settings;
    this.afterwards = afterwards;
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

  /**
   * Mails a token to an active account with a password.
   *
   * @param tellUnknown whether the asker may learn that there is none; not while the existence of
   *     accounts is concealed
   * @return false when there is none and the asker may know
   */
  public boolean request(String email, Language language, boolean tellUnknown) {
    if (!later.mayMail(email)) {
      return true;
    }
    if (settings.concealExistence() || !tellUnknown) {
      later.take(DeferredRequest.token(email, language));
      return true;
    }
    return database.write(tx -> asked.told(tx, mail.sendTo(email, tx, language), email));
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
    afterwards.accept(tx, account);
    accounts.change(tx, account.id()).resetPassword(hash).store();
    events.passwordChanged(tx, account, Actor.OWNER, Optional.empty());
    return new Outcome.Done(account);
  }
}
