package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.accounts.Superusers;
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
  private final Duration wait;
  private final LinkAddress page;
  private final InstantSource clock;

  public ScheduleDeletion(
      Database database,
      Accounts accounts,
      Sessions sessions,
      OneTimeLinks links,
      AccountEvents events,
      Settings settings,
      InstantSource clock) {
    this.database = database;
    this.accounts = accounts;
    this.sessions = sessions;
    this.links = links;
    this.events = events;
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

    /** Nobody who may do everything would remain; nothing was done. */
    record LastSuperuser() implements Outcome {}
  }

  /**
   * Shuts the account and says when it will be removed: as it was said before, when it waits
   * already. Its sessions, tokens and links end. Its owner is told; only who asked for it
   * themselves gets a link to keep it.
   */
  public Outcome schedule(Account account, Actor by) {
    return database.write(tx -> schedule(tx, account, by));
  }

  /** The same in the transaction of somebody who checked more. */
  public Outcome schedule(Transaction tx, Account account, Actor by) {
    Optional<Account> present = accounts.byId(tx.sql(), account.id());
    if (present.isEmpty()) {
      return new Outcome.Deleted();
    }
    Account now = present.get();
    Instant before = now.deletionDueAt();
    if (before != null) {
      return new Outcome.Scheduled(before);
    }
    if (Superusers.last(tx, now)) {
      return new Outcome.LastSuperuser();
    }
    return wait.isZero() ? remove(tx, now, by) : shut(tx, now, by);
  }

  private Outcome remove(Transaction tx, Account account, Actor by) {
    accounts.remove(tx, account.id());
    events.deleted(tx, account, by);
    return new Outcome.Deleted();
  }

  private Outcome shut(Transaction tx, Account account, Actor by) {
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
      remove(tx, leaving.account(), leaving.byOwner() ? Actor.OWNER : Actor.STAFF);
    }
    return due.size();
  }
}
