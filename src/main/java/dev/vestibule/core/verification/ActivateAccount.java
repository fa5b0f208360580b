package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.codes.CodePurpose;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.notifications.Notice;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.InstantSource;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Proves an address by a mailed link: a pending account's, or the new one of an account that
 * changes it. Sends the former kind of links again.
 */
public final class ActivateAccount {
  /** No account has this number. */
  private static final long NOBODY = 0;

  private final Database database;
  private final Accounts accounts;
  private final OneTimeLinks links;
  private final AccountEvents events;
  private final UndoEmailChange moves;
  private final AnswerLater later;
  private final InstantSource clock;

  public ActivateAccount(
      Database database,
      Accounts accounts,
      OneTimeLinks links,
      AccountEvents events,
      UndoEmailChange moves,
      AnswerLater later,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.links = links;
    this.events = events;
    this.moves = moves;
    this.later = later;
    this.clock = clock;
  }

  /**
   * Follows a link.
   *
   * @param uid the account's reference as it stood in the link
   * @param confirmation a mail that tells of the activation
   */
  public LinkOutcome activate(String uid, String secret, Optional<Notice> confirmation) {
    return database.write(tx -> activate(tx, uid, secret, confirmation));
  }

  /** What following the link would come to now; it is left as it is. */
  public LinkOutcome look(String uid, String secret) {
    return database.read(sql -> look(sql, uid, secret));
  }

  private LinkOutcome look(DSLContext sql, String uid, String secret) {
    Optional<Account> found = AccountReference.find(accounts, sql, uid);
    if (found.isEmpty()) {
      return new LinkOutcome.UnknownAccount();
    }
    Account account = found.get();
    boolean known = links.known(sql, account.id(), LinkPurpose.ACTIVATION, secret);
    return switch (account.status()) {
      case PENDING -> known ? new LinkOutcome.Done(account) : new LinkOutcome.InvalidLink();
      case ACTIVE -> known ? new LinkOutcome.AlreadyActive() : lookAtMove(sql, account, secret);
      case DEACTIVATED -> new LinkOutcome.InvalidLink();
    };
  }

  private LinkOutcome lookAtMove(DSLContext sql, Account account, String secret) {
    return links.subject(sql, account.id(), LinkPurpose.EMAIL_CHANGE, secret).isPresent()
        ? new LinkOutcome.Done(account)
        : new LinkOutcome.InvalidLink();
  }

  private LinkOutcome activate(
      Transaction tx, String uid, String secret, Optional<Notice> confirmation) {
    Optional<Account> found = AccountReference.find(accounts, tx.sql(), uid);
    if (found.isEmpty()) {
      return new LinkOutcome.UnknownAccount();
    }
    Account account = found.get();
    if (!links.known(tx.sql(), account.id(), LinkPurpose.ACTIVATION, secret)) {
      return move(tx, account, secret);
    }
    return switch (account.status()) {
      case ACTIVE -> new LinkOutcome.AlreadyActive();
      case DEACTIVATED -> new LinkOutcome.InvalidLink();
      case PENDING -> open(tx, account, secret, confirmation);
    };
  }

  /**
   * Enters the code that stood beside a link; who has no pending account is told what a wrong code
   * is told.
   */
  public LinkOutcome enterCode(String email, String code, Optional<Notice> confirmation) {
    return database.write(tx -> {
      Optional<Account> pending =
          accounts
              .byEmail(tx.sql(), email)
              .filter(account -> account.status() == AccountStatus.PENDING);
      boolean right =
          links.useCode(
              tx, pending.map(Account::id).orElse(NOBODY), CodePurpose.EMAIL, email, code.strip());
      return pending
          .filter(_ -> right)
          .<LinkOutcome>map(account -> proven(tx, account, confirmation))
          .orElseGet(LinkOutcome.InvalidLink::new);
    });
  }

  private LinkOutcome open(
      Transaction tx, Account account, String secret, Optional<Notice> confirmation) {
    if (!links.use(tx, account.id(), LinkPurpose.ACTIVATION, secret)) {
      return new LinkOutcome.InvalidLink();
    }
    return proven(tx, account, confirmation);
  }

  private LinkOutcome proven(Transaction tx, Account account, Optional<Notice> confirmation) {
    accounts
        .change(tx, account.id())
        .status(AccountStatus.ACTIVE)
        .emailVerified(clock.instant())
        .store();
    if (confirmation.isEmpty() && links.movedLately(tx.sql(), account.id())) {
      moves.tellProven(tx, account);
    } else {
      events.welcome(tx, account, confirmation);
    }
    return new LinkOutcome.Done(accounts.byId(tx.sql(), account.id()).orElseThrow());
  }

  /** The address may have become somebody's since the link was mailed. */
  private LinkOutcome move(Transaction tx, Account account, String secret) {
    Optional<String> email =
        links
            .subject(tx.sql(), account.id(), LinkPurpose.EMAIL_CHANGE, secret)
            .filter(_ -> account.active())
            .filter(address -> !accounts.emailTaken(tx.sql(), address, account.id()))
            .filter(_ -> links.use(tx, account.id(), LinkPurpose.EMAIL_CHANGE, secret));
    if (email.isEmpty()) {
      return new LinkOutcome.InvalidLink();
    }
    return new LinkOutcome.Done(moved(tx, account, email.get()));
  }

  /**
   * Enters the code that was mailed to the address which an account asked for last.
   *
   * @param id the account of whoever is signed in
   */
  public LinkOutcome enterChangeCode(long id, String code) {
    return database.write(tx -> {
      String wanted = links.newestSubject(tx.sql(), id, LinkPurpose.EMAIL_CHANGE).orElse("");
      boolean right = links.useCode(tx, id, CodePurpose.EMAIL_CHANGE, wanted, code.strip());
      return accounts
          .byId(tx.sql(), id)
          .filter(account -> right && account.active())
          .filter(account -> !accounts.emailTaken(tx.sql(), wanted, account.id()))
          .<LinkOutcome>map(account -> new LinkOutcome.Done(moved(tx, account, wanted)))
          .orElseGet(LinkOutcome.InvalidLink::new);
    });
  }

  private Account moved(Transaction tx, Account account, String email) {
    // The others were mailed to the former address.
    links.voidAll(tx, account.id());
    accounts.change(tx, account.id()).email(email).emailVerified(clock.instant()).store();
    Account moved = accounts.byId(tx.sql(), account.id()).orElseThrow();
    moves.tell(tx, account, moved, Actor.OWNER);
    return moved;
  }

  /** Mails another link to a pending account; nobody learns whether there is one. */
  public void resend(String email, LinkMail mail) {
    if (later.mayMail(email)) {
      later.take(DeferredRequest.of(DeferredRequest.Kind.RESEND, email, mail));
    }
  }
}
