package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Housekeeping;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Deletes an account after a time in which that can be taken back ({@link UndoDeletion}). Until
 * then the account is shut and keeps everything, its address and names too.
 */
public final class ScheduleDeletion {
  private final Database database;
  private final Accounts accounts;
  private final Sessions sessions;
  private final OneTimeLinks links;
  private final AccountEvents events;
  private final CloseAccount close;
  private final Duration wait;
  private final LinkAddress page;
  private final InstantSource clock;

  public ScheduleDeletion(
      Database database,
      Accounts accounts,
      Sessions sessions,
      OneTimeLinks links,
      AccountEvents events,
      CloseAccount close,
      Settings settings,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
    this.events = events;
    this.close = close;
    this.wait = settings.accounts().deletionWaitingTime();
    this.page = new LinkAddress(settings.publicUrl() + "/deletion/undo/{uid}/{token}/");
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The account is shut, and removed from that moment on. */
    record Scheduled(Instant due) implements Outcome {}

    /** There is no time to wait, or the account was gone before: it is removed. */
    record Deleted() implements Outcome {}
  }

  /**
   * Shuts the account and says when it will be removed: as it was said before, when it waits
   * already. Its sessions, tokens and links end. Its owner is told; only who asked for it
   * themselves gets a link to keep it.
   */
  public Outcome schedule(Account account, Actor by) {
    if (wait.isZero()) {
      close.delete(account, by);
      return new Outcome.Deleted();
    }
    return database.write(tx ->
        accounts
            .byId(tx.sql(), account.id())
            .map(now -> schedule(tx, now, by))
            .orElseGet(Outcome.Deleted::new));
  }

  private Outcome schedule(Transaction tx, Account account, Actor by) {
    if (account.deletionDueAt() != null) {
      return new Outcome.Scheduled(account.deletionDueAt());
    }
    // As exact as the table is, so that it is told the same ever after.
    Instant due = clock.instant().plus(wait).truncatedTo(ChronoUnit.MICROS);
    boolean byOwner = by == Actor.OWNER;
    sessions.endAll(tx, account.id(), null, EndReason.DELETION);
    links.voidAll(tx, account.id());
    accounts.change(tx, account.id()).deletion(due, account.status(), byOwner).store();
    Optional<String> url = byOwner ? Optional.of(link(tx, account)) : Optional.empty();
    events.deletionScheduled(tx, account, by, due, url);
    return new Outcome.Scheduled(due);
  }

  private String link(Transaction tx, Account account) {
    OneTimeLinks.Made made = links.make(tx, account.id(), LinkPurpose.DELETION_UNDO, wait);
    return page.fill(account.id(), made.secret());
  }

  /** Removes accounts whose time is over, at most {@link Housekeeping#STEP}; answers how many. */
  public int removeDue(Transaction tx) {
    List<Accounts.Leaving> due = accounts.due(tx.sql(), clock.instant(), Housekeeping.STEP);
    for (Accounts.Leaving leaving : due) {
      accounts.remove(tx, leaving.account().id());
      events.deleted(tx, leaving.account(), leaving.byOwner() ? Actor.OWNER : Actor.STAFF);
    }
    return due.size();
  }
}
