package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tells both addresses that an account's address was changed, and takes the change back when
 * somebody follows the link that the former one got. Of several changes in a row each can be undone
 * by the address that it took the account from; the earliest undo wins, since it voids those of the
 * changes after it and none of them voids it.
 */
public final class UndoEmailChange {
  private static final Duration LIFETIME = Duration.ofDays(1);

  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final AccountEvents events;
  private final LinkAddress page;
  private final InstantSource clock;

  /**
   * @param server the server's own address, where the mailed links lead
   */
  public UndoEmailChange(
      Database database,
      Accounts accounts,
      Sessions sessions,
      OneTimeLinks links,
      AccountEvents events,
      String server,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
    this.events = events;
    this.page = new LinkAddress(server + "/email/undo/{uid}/{token}/");
    this.clock = clock;
  }

  /** What came of a link. */
  public sealed interface Outcome {
    /**
     * The former address is back, and everybody is signed out.
     *
     * @param secret of a link of this account that sets a new password
     */
    record Undone(Account account, String secret) implements Outcome {
      /** The account as it stands in links. */
      public String uid() {
        return AccountReference.encode(account.id());
      }

      @Override
      public String toString() {
        return "undone for " + account;
      }
    }

    /** Unknown, expired, used or void; or the account is shut, or the address somebody else's. */
    record Refused() implements Outcome {}
  }

  /**
   * Tells of a change that was just stored.
   *
   * @param former the account before it; nobody is told unless it was active
   * @param now the account after it; a pending one gets a link instead, and is told once that has
   *     proven the address
   */
  public void tell(Transaction tx, Account former, Account now, Actor by) {
    String address = now.email();
    // The address of an account that is pending was never proven: it may be a stranger's.
    if (!events.tellsChangedEmail() || address == null || !former.active()) {
      return;
    }
    events.emailLeft(tx, former, address, by, undo(tx, former));
    if (now.active()) {
      events.emailChanged(tx, now, former.email());
    }
  }

  /** Tells the new address that it is proven. */
  void tellProven(Transaction tx, Account account) {
    events.emailChanged(tx, account, null);
  }

  private Optional<String> undo(Transaction tx, Account former) {
    return Optional.ofNullable(former.email())
        .flatMap(email -> links.makeUndo(tx, former.id(), LIFETIME, email))
        .map(link -> page.fill(former.id(), link.secret()));
  }

  /**
   * Follows a link.
   *
   * @param uid the account's reference as it stood in the link
   */
  public Outcome undo(String uid, String secret) {
    return database.write(tx ->
        AccountReference.decode(uid)
            .flatMap(id -> accounts.byId(tx.sql(), id))
            .filter(account -> open(tx, account))
            .flatMap(account -> undo(tx, account, secret))
            .orElseGet(Outcome.Refused::new));
  }

  /** Whoever took an account over and had it deleted must not keep its owner from it. */
  private boolean open(Transaction tx, Account account) {
    return account.status() != AccountStatus.DEACTIVATED
        || accounts
            .leaving(tx.sql(), account.id())
            .filter(leaving -> leaving.byOwner() && leaving.former() == AccountStatus.ACTIVE)
            .isPresent();
  }

  private Optional<Outcome> undo(Transaction tx, Account account, String secret) {
    return links
        .subject(tx.sql(), account.id(), LinkPurpose.EMAIL_UNDO, secret)
        .filter(email -> !accounts.emailTaken(tx.sql(), email, account.id()))
        .filter(_ -> links.use(tx, account.id(), LinkPurpose.EMAIL_UNDO, secret))
        .map(email -> restore(tx, account, email, secret));
  }

  /**
   * The link came to the address, so following it proves the address once more. Both are told,
   * since who reads an old mailbox need not be the owner.
   */
  private Outcome restore(Transaction tx, Account account, String email, String secret) {
    links.voidUndoFrom(tx, account.id(), secret);
    links.voidAll(tx, account.id());
    sessions.endAll(tx, account.id(), null, EndReason.EMAIL_UNDONE);
    accounts
        .change(tx, account.id())
        .email(email)
        .emailVerified(clock.instant())
        .status(AccountStatus.ACTIVE)
        .store();
    OneTimeLinks.Made reset = links.make(tx, account.id(), LinkPurpose.PASSWORD_RESET);
    Account restored = accounts.byId(tx.sql(), account.id()).orElseThrow();
    if (account.active()) {
      events.emailLeft(tx, account, email, Actor.OWNER, Optional.empty());
    }
    events.emailChanged(tx, restored, account.email());
    return new Outcome.Undone(restored, reset.secret());
  }
}
