package dev.vestibule.core.bulk;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountOrder;
import dev.vestibule.core.accounts.AccountPages;
import dev.vestibule.core.accounts.AccountPages.Question;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.administration.AccountOutcome;
import dev.vestibule.core.administration.Administrator;
import dev.vestibule.core.administration.GroupOutcome;
import dev.vestibule.core.administration.ManageGroups;
import dev.vestibule.core.administration.ManagedAccount;
import dev.vestibule.core.administration.NamedMatches;
import dev.vestibule.core.administration.RuleAccount;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.rights.Rights;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Circumstances;
import dev.vestibule.platform.http.RequestNotes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Works on a job: first notes which accounts there are, then does with each what was asked, a few
 * in one transaction together with the note that they had their turn. So a process that dies leaves
 * out none and does none twice. Before each portion it is looked whether the administrator may
 * still do it.
 */
public final class RunBulk {
  /** Its name in the table of jobs. */
  public static final String JOB = "bulk";

  private static final int PAGE = 500;
  private static final int PORTION = 10;

  /** After so many portions another job may have its turn on this thread. */
  private static final int PORTIONS = 20;

  private final Database database;
  private final BulkJobs bulk;
  private final Accounts accounts;
  private final Groups groups;
  private final NamedMatches names;
  private final RuleAccount rule;
  private final ManageGroups manageGroups;
  private final InstantSource clock;

  public RunBulk(
      Database database,
      BulkJobs bulk,
      Accounts accounts,
      Groups groups,
      NamedMatches names,
      RuleAccount rule,
      ManageGroups manageGroups,
      InstantSource clock) {
    this.database = database;
    this.bulk = bulk;
    this.accounts = accounts;
    this.groups = groups;
    this.names = names;
    this.rule = rule;
    this.manageGroups = manageGroups;
    this.clock = clock;
  }

  /** Works for a while; answers when to go on, or null when the job is over. */
  public @Nullable Instant run(String id) {
    for (int i = 0; i < PORTIONS; i++) {
      boolean goesOn = database.write(tx -> step(tx, id));
      if (!goesOn) {
        return null;
      }
    }
    return clock.instant();
  }

  private boolean step(Transaction tx, String id) {
    Optional<BulkJob> found = bulk.byId(tx.sql(), id).filter(BulkJob::running);
    if (found.isEmpty()) {
      return false;
    }
    BulkJob job = found.get();
    Optional<Account> by = accounts.byId(tx.sql(), job.by()).filter(Account::active);
    Rights rights = by.map(account -> groups.rights(tx.sql(), account)).orElse(Rights.NONE);
    boolean staff = rights.superuser() || by.map(Account::staff).orElse(false);
    if (by.isEmpty() || !staff || !rights.allow(job.action().permission())) {
      bulk.finish(tx, id, BulkJob.State.STOPPED);
      return false;
    }
    return switch (job.state()) {
      case COLLECTING -> collect(tx, job);
      case WORKING -> work(tx, job, by.get(), new Administrator(rights, by));
      case DONE, STOPPED -> false;
    };
  }

  private boolean collect(Transaction tx, BulkJob job) {
    Question question =
        new Question(names.of(NamedMatches.parsed(job.filter())), AccountOrder.JOINED_AT, false);
    AccountPages.Page page = AccountPages.page(tx.sql(), question, job.place(), PAGE);
    List<Long> ids = page.accounts().stream().map(listed -> listed.account().id()).toList();
    bulk.collect(tx, job.id(), ids, page.next());
    return true;
  }

  private boolean work(Transaction tx, BulkJob job, Account by, Administrator administrator) {
    List<Long> next = bulk.waiting(tx.sql(), job.id(), PORTION);
    if (next.isEmpty()) {
      bulk.finish(tx, job.id(), BulkJob.State.DONE);
      return false;
    }
    RequestNotes notes = new RequestNotes();
    notes.door("console");
    notes.account(by.id(), by.uuid());
    if (!job.reason().isEmpty()) {
      notes.reason(job.reason());
    }
    Circumstances its = new Circumstances("bulk-" + job.id(), "", null, notes);
    for (long account : next) {
      boolean done =
          its.later(() ->
              accounts
                  .byId(tx.sql(), account)
                  .filter(each -> each.id() != by.id() || harmless(job.action()))
                  .map(each -> done(tx, job, administrator, each))
                  .orElse(false));
      bulk.mark(tx, job.id(), account, done);
    }
    return true;
  }

  /** Nobody shuts themselves out by a list. */
  private static boolean harmless(BulkAction action) {
    return action == BulkAction.ACTIVATE || action == BulkAction.JOIN;
  }

  private boolean done(Transaction tx, BulkJob job, Administrator by, Account account) {
    return switch (job.action()) {
      case ACTIVATE -> ruled(tx, by, account, RuleAccount.Deed.ACTIVATE, RunBulk::shut);
      case DEACTIVATE -> ruled(tx, by, account, RuleAccount.Deed.DEACTIVATE, RunBulk::open);
      case DELETE -> ruled(tx, by, account, RuleAccount.Deed.DELETE, RunBulk::staying);
      case END_SESSIONS -> ruled(tx, by, account, RuleAccount.Deed.END_SESSIONS, _ -> true);
      case JOIN ->
          job.group()
              .map(group -> manageGroups.addMember(tx, by, group, account.uuid()))
              .filter(GroupOutcome.Done.class::isInstance)
              .isPresent();
    };
  }

  private boolean ruled(
      Transaction tx,
      Administrator by,
      Account account,
      RuleAccount.Deed deed,
      Predicate<ManagedAccount> expected) {
    return switch (rule.act(tx, by, account.uuid(), deed, expected)) {
      case AccountOutcome.Done _, AccountOutcome.Removed _ -> true;
      case AccountOutcome.Gone _,
          AccountOutcome.OtherVersion _,
          AccountOutcome.BeyondRights _,
          AccountOutcome.LastSuperuser _,
          AccountOutcome.CannotBeMailed _,
          AccountOutcome.Taken _,
          AccountOutcome.UnknownGroups _ ->
          false;
    };
  }

  private static boolean staying(ManagedAccount managed) {
    return managed.account().deletionDueAt() == null;
  }

  private static boolean shut(ManagedAccount managed) {
    return staying(managed) && !managed.account().active();
  }

  /** What is shut already stays out, so that taking it back opens what this has shut alone. */
  private static boolean open(ManagedAccount managed) {
    return managed.account().status() != AccountStatus.DEACTIVATED;
  }
}
