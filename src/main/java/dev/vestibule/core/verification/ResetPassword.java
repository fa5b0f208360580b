package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.CodePurpose;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.notifications.Notice;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.core.passwords.PasswordRules;
import dev.vestibule.core.passwords.PersonalWords;
import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.config.AccountSettings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;

/** A forgotten password: asks for a link by mail, and sets a new password with it. */
public final class ResetPassword {
  /** No account has this number. */
  private static final long NOBODY = 0;

  private final Database database;
  private final Accounts accounts;
  private final PasswordHashes passwords;
  private final PasswordRules rules;
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final ImportedResetLinks imported;
  private final Outbox outbox;
  private final AccountEvents events;
  private final ResetAsked asked;
  private final AnswerLater later;
  private final AccountSettings settings;
  private final BiConsumer<Transaction, Account> afterwards;
  private final InstantSource clock;

  /**
   * @param afterwards follows a reset in its transaction
   */
  public ResetPassword(
      Database database,
      Accounts accounts,
      PasswordHashes passwords,
      PasswordRules rules,
      Sessions sessions,
      OneTimeLinks links,
      ImportedResetLinks imported,
      Outbox outbox,
      AccountEvents events,
      Events told,
      AnswerLater later,
      AccountSettings settings,
      InstantSource clock,
      BiConsumer<Transaction, Account> afterwards) {
    this.database = database;
    this.accounts = accounts;
    this.passwords = passwords;
    this.rules = rules;
    this.sessions = sessions;
    this.links = links;
    this.imported = imported;
    this.outbox = outbox;
    this.events = events;
    this.asked = new ResetAsked(told);
    this.later = later;
    this.settings = settings;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  /**
   * Mails a link to an active account with a password.
   *
   * @param tellUnknown whether the asker may learn that there is none; not while the existence of
   *     accounts is concealed
   * @return false when there is none and the asker may know
   */
  public boolean request(String email, LinkMail mail, boolean tellUnknown) {
    if (!later.mayMail(email)) {
      return true;
    }
    if (settings.concealExistence() || !tellUnknown) {
      later.take(DeferredRequest.of(DeferredRequest.Kind.PASSWORD_RESET, email, mail));
      return true;
    }
    return database.write(tx ->
        asked.told(
            tx,
            mail.sendTo(email, tx, accounts, LinkPurpose.PASSWORD_RESET, links, outbox),
            email));
  }

  /** What a good password would come to with this link now; it is left as it is. */
  public LinkOutcome look(String uid, String secret) {
    ImportedResetLinks.Check former = imported.check(secret);
    return database.read(sql -> look(sql, uid, secret, former));
  }

  private LinkOutcome look(
      DSLContext sql, String uid, String secret, ImportedResetLinks.Check former) {
    Optional<Account> found = AccountReference.find(accounts, sql, uid);
    if (found.isEmpty()) {
      return new LinkOutcome.UnknownAccount();
    }
    Account account = found.get();
    return purpose(account)
        .filter(purpose ->
            links.known(sql, account.id(), purpose, secret)
                || formerly(sql, account, purpose, former))
        .<LinkOutcome>map(_ -> new LinkOutcome.Done(account))
        .orElseGet(LinkOutcome.InvalidLink::new);
  }

  private static boolean formerly(
      DSLContext sql, Account account, LinkPurpose purpose, ImportedResetLinks.Check former) {
    return purpose == LinkPurpose.PASSWORD_RESET && former.good(sql, account);
  }

  /** Somebody who was invited has no password yet: theirs is set in the same way. */
  private static Optional<LinkPurpose> purpose(Account account) {
    return switch (account.status()) {
      case ACTIVE -> Optional.of(LinkPurpose.PASSWORD_RESET);
      case PENDING -> Optional.of(LinkPurpose.INVITATION);
      case DEACTIVATED -> Optional.empty();
    };
  }

  /** Sets a new password; every session and token of the account ends, every link is void. */
  public LinkOutcome confirm(
      String uid, String secret, String password, Optional<Notice> confirmation) {
    LinkOutcome seen = look(uid, secret);
    if (!(seen instanceof LinkOutcome.Done(Account account))) {
      return seen;
    }
    List<Weakness> weaknesses = rules.check(password, PersonalWords.of(account));
    if (!weaknesses.isEmpty()) {
      return new LinkOutcome.WeakPassword(weaknesses);
    }
    String hash = passwords.hash(password);
    ImportedResetLinks.Check former = imported.check(secret);
    return database.write(tx -> set(tx, account, secret, former, hash, confirmation));
  }

  /**
   * The same with the code that stood in the mail beside the link. Whoever has no account is told
   * what a wrong code is told, after the same work.
   */
  public LinkOutcome enterCode(
      String email, String code, String password, Optional<Notice> confirmation) {
    List<Weakness> weaknesses = rules.check(password, PersonalWords.none());
    if (!weaknesses.isEmpty()) {
      return new LinkOutcome.WeakPassword(weaknesses);
    }
    String hash = passwords.hash(password);
    return database.write(tx -> {
      Optional<Account> account =
          accounts
              .byEmail(tx.sql(), email)
              .filter(found -> found.active() && found.passwordHash() != null);
      long id = account.map(Account::id).orElse(NOBODY);
      boolean right = links.useCode(tx, id, CodePurpose.PASSWORD_RESET, email, code.strip());
      return account
          .filter(_ -> right)
          .map(found -> proven(tx, found, email, password, hash, confirmation))
          .orElseGet(LinkOutcome.InvalidLink::new);
    });
  }

  /** Only who has the code is told that the password is too much like what we know of them. */
  private LinkOutcome proven(
      Transaction tx,
      Account account,
      String email,
      String password,
      String hash,
      Optional<Notice> confirmation) {
    List<Weakness> weaknesses = rules.check(password, PersonalWords.of(account));
    if (!weaknesses.isEmpty()) {
      links.giveBackCode(tx, account.id(), CodePurpose.PASSWORD_RESET, email);
      return new LinkOutcome.WeakPassword(weaknesses);
    }
    return store(tx, account, hash, confirmation);
  }

  private LinkOutcome set(
      Transaction tx,
      Account account,
      String secret,
      ImportedResetLinks.Check former,
      String hash,
      Optional<Notice> confirmation) {
    Optional<LinkPurpose> purpose = purpose(account);
    if (purpose.isEmpty() || !use(tx, account, purpose.get(), secret, former)) {
      return new LinkOutcome.InvalidLink();
    }
    return purpose.get() == LinkPurpose.INVITATION
        ? accept(tx, account, hash)
        : store(tx, account, hash, confirmation);
  }

  /**
   * A link of the former server is void by the new password itself, so the account is read anew.
   */
  private boolean use(
      Transaction tx,
      Account account,
      LinkPurpose purpose,
      String secret,
      ImportedResetLinks.Check former) {
    return links.use(tx, account.id(), purpose, secret)
        || accounts
            .byId(tx.sql(), account.id())
            .filter(now -> now.active() && formerly(tx.sql(), now, purpose, former))
            .isPresent();
  }

  /** The link came to the address, so the address is proven. */
  private LinkOutcome accept(Transaction tx, Account account, String hash) {
    links.voidAll(tx, account.id());
    Instant now = clock.instant();
    accounts
        .change(tx, account.id())
        .status(AccountStatus.ACTIVE)
        .emailVerified(now)
        .resetPassword(hash)
        .store();
    events.welcome(tx, account, Optional.empty());
    return new LinkOutcome.Done(account);
  }

  private LinkOutcome store(
      Transaction tx, Account account, String hash, Optional<Notice> confirmation) {
    links.voidAll(tx, account.id());
    sessions.endAll(tx, account.id(), null, EndReason.PASSWORD_RESET);
    afterwards.accept(tx, account);
    accounts.change(tx, account.id()).resetPassword(hash).signedIn(clock.instant()).store();
    events.passwordChanged(tx, account, Actor.OWNER, confirmation);
    return new LinkOutcome.Done(account);
  }
}
