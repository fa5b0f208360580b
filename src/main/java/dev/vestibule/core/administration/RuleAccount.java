package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.Actor;
import dev.vestibule.core.rights.Groups;
import dev.vestibule.core.tokens.EndReason;
import dev.vestibule.core.tokens.Sessions;
import dev.vestibule.core.verification.CloseAccount;
import dev.vestibule.core.verification.Invite;
import dev.vestibule.core.verification.LinkMail;
import dev.vestibule.core.verification.ScheduleDeletion;
import dev.vestibule.core.verification.UndoDeletion;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Transaction;
import dev.vestibule.platform.http.Language;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** Opens, shuts and deletes somebody's account, ends its sessions, mails a link for a password. */
public final class RuleAccount {
  private final OnBehalf behalf;
  private final CloseAccount close;
  private final ScheduleDeletion schedule;
  private final UndoDeletion undo;
  private final Sessions sessions;
  private final Invite invite;

  public RuleAccount(
      Database database,
      ManagedAccounts managed,
      Groups groups,
      CloseAccount close,
      ScheduleDeletion schedule,
      UndoDeletion undo,
      Sessions sessions,
      Invite invite) {
    this.behalf = new OnBehalf(database, managed, groups);
    this.close = close;
    this.schedule = schedule;
    this.undo = undo;
    this.sessions = sessions;
    this.invite = invite;
  }

  /** What can be done with many accounts, too. */
  public enum Deed {
    ACTIVATE,
    DEACTIVATE,
    DELETE,
    END_SESSIONS
  }

  /** Does it as part of a transaction that does more. */
  public AccountOutcome act(
      Transaction tx, Administrator by, UUID uuid, Deed deed, Predicate<ManagedAccount> expected) {
    return behalf.within(tx, by, uuid, expected, (in, found) -> act(in, by, found, deed));
  }

  private AccountOutcome act(Transaction tx, Administrator by, ManagedAccount found, Deed deed) {
    Account account = found.account();
    return switch (deed) {
      case ACTIVATE -> closed(tx, found, close.activate(tx, account));
      case DEACTIVATE -> closed(tx, found, close.deactivate(tx, account, by.actor(account)));
      case DELETE ->
          switch (schedule.schedule(tx, account, by.actor(account))) {
            case ScheduleDeletion.Outcome.Scheduled _ -> behalf.done(tx, account.uuid());
            case ScheduleDeletion.Outcome.Deleted() -> new AccountOutcome.Removed();
            case ScheduleDeletion.Outcome.LastSuperuser() -> new AccountOutcome.LastSuperuser();
          };
      case END_SESSIONS -> {
        sessions.endAll(tx, account.id(), null, EndReason.ENDED_BY_STAFF);
        yield new AccountOutcome.Done(found);
      }
    };
  }

  /** Lets a pending or deactivated account sign in. */
  public AccountOutcome activate(Administrator by, UUID uuid, Predicate<ManagedAccount> expected) {
    return one(by, uuid, Deed.ACTIVATE, expected);
  }

  /** Shuts an account; its sessions, tokens and links end for good. */
  public AccountOutcome deactivate(
      Administrator by, UUID uuid, Predicate<ManagedAccount> expected) {
    return one(by, uuid, Deed.DEACTIVATE, expected);
  }

  /** Shuts an account and removes it after the time in which that can be taken back. */
  public AccountOutcome delete(Administrator by, UUID uuid, Predicate<ManagedAccount> expected) {
    return one(by, uuid, Deed.DELETE, expected);
  }

  private AccountOutcome one(
      Administrator by, UUID uuid, Deed deed, Predicate<ManagedAccount> expected) {
    return behalf.write(by, uuid, expected, (tx, found) -> act(tx, by, found, deed));
  }

  /** Keeps an account that waits for its deletion; one that does not stays as it is. */
  public AccountOutcome restore(Administrator by, UUID uuid, Predicate<ManagedAccount> expected) {
    return behalf.write(
        by,
        uuid,
        expected,
        (tx, found) -> {
          boolean _ = undo.undo(tx, found.account(), Actor.STAFF);
          return behalf.done(tx, uuid);
        });
  }

  private AccountOutcome closed(
      Transaction tx, ManagedAccount found, CloseAccount.Outcome outcome) {
    return switch (outcome) {
      case CloseAccount.Outcome.Done() -> behalf.done(tx, found.account().uuid());
      case CloseAccount.Outcome.Gone() -> new AccountOutcome.Gone();
      case CloseAccount.Outcome.LastSuperuser() -> new AccountOutcome.LastSuperuser();
    };
  }

  /** Ends everything that is signed in to the account, through whichever API or page. */
  public AccountOutcome endSessions(Administrator by, UUID uuid) {
    return one(by, uuid, Deed.END_SESSIONS, _ -> true);
  }

  /**
   * Mails a link by which the owner chooses a password: a reset or, to who was invited and has not
   * come yet, another invitation.
   */
  public AccountOutcome mailPassword(
      Administrator by,
      UUID uuid,
      Function<Language, LinkMail> reset,
      Function<Language, LinkMail> invitation) {
    return behalf.write(
        by,
        uuid,
        _ -> true,
        (tx, found) -> {
          Account account = found.account();
          Language language = Language.ofTag(account.locale()).orElse(Language.EN);
          return invite.sendPassword(tx, account, reset.apply(language), invitation.apply(language))
              ? new AccountOutcome.Done(found)
              : new AccountOutcome.CannotBeMailed();
        });
  }

  /** Mails who has not proven the address yet another link for that. */
  public AccountOutcome mailVerification(
      Administrator by,
      UUID uuid,
      Function<Language, LinkMail> activation,
      Function<Language, LinkMail> invitation) {
    return behalf.write(
        by,
        uuid,
        _ -> true,
        (tx, found) -> {
          Account account = found.account();
          Language language = Language.ofTag(account.locale()).orElse(Language.EN);
          return invite.sendVerification(
                  tx, account, activation.apply(language), invitation.apply(language))
              ? new AccountOutcome.Done(found)
              : new AccountOutcome.CannotBeMailed();
        });
  }

  /** Ends one session of any kind; one that is over or somebody else's stays as it is. */
  public AccountOutcome endSession(Administrator by, UUID uuid, String session) {
    return behalf.write(
        by,
        uuid,
        _ -> true,
        (tx, found) -> {
          boolean _ = sessions.end(tx, found.account().id(), session, EndReason.ENDED_BY_STAFF);
          return new AccountOutcome.Done(found);
        });
  }
}
