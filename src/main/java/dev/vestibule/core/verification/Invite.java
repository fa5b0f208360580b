package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.events.EventType;
import dev.vestibule.core.events.Events;
import dev.vestibule.core.notifications.Outbox;
import dev.vestibule.platform.database.Transaction;
import java.util.Map;

/**
 * Lets somebody for whom an account was made choose its password, by a mailed link. An invitation
 * proves the address as well, and opens the account.
 */
public final class Invite {
  private final OneTimeLinks links;
  private final Outbox outbox;
  private final Events events;

  public Invite(OneTimeLinks links, Outbox outbox, Events events) {
    this.links = links;
    this.outbox = outbox;
    this.events = events;
  }

  /** Mails an invitation to a pending account. */
  public void send(Transaction tx, Account account, LinkMail invitation) {
    invitation.send(tx, account, LinkPurpose.INVITATION, links, outbox);
  }

  /**
   * Mails a link for a new password to an active account, or another invitation to one that waits
   * for its first.
   *
   * @return false when neither can be, or the account has no address
   */
  public boolean sendPassword(
      Transaction tx, Account account, LinkMail reset, LinkMail invitation) {
    boolean waits = account.passwordHash() == null;
    boolean mails =
        account.email() != null
            && switch (account.status()) {
              case ACTIVE -> true;
              case PENDING -> waits;
              case DEACTIVATED -> false;
            };
    if (mails && account.active()) {
      // A code is for those who have a password alone.
      LinkMail mail =
          waits ? new LinkMail(reset.template(), reset.address(), reset.language()) : reset;
      mail.send(tx, account, LinkPurpose.PASSWORD_RESET, links, outbox);
      events.happenedTo(tx, EventType.PASSWORD_RESET_REQUESTED, account.uuid(), Map.of());
    } else if (mails) {
      send(tx, account, invitation);
    }
    return mails;
  }

  /**
   * Mails a pending account another link that proves its address and opens it: as after a sign-up,
   * or an invitation to who has no password yet.
   *
   * @return false when it is not pending or has no address
   */
  public boolean sendVerification(
      Transaction tx, Account account, LinkMail activation, LinkMail invitation) {
    if (account.email() == null || account.status() != AccountStatus.PENDING) {
      return false;
    }
    if (account.passwordHash() == null) {
      send(tx, account, invitation);
    } else {
      activation.send(tx, account, LinkPurpose.ACTIVATION, links, outbox);
    }
    return true;
  }
}
