package dev.vestibule.core.events;

import java.util.Optional;
import java.util.stream.Stream;

/** What can happen. Words never change: operators filter by them, receivers of webhooks too. */
public enum EventType {
  /** An account was made: by its owner, by staff, by the command line or an import. */
  ACCOUNT_CREATED("account.created"),
  /**
   * Somebody registered with an address or number that belongs to somebody, and was not told; the
   * account is the decoy that keeps the name.
   */
  ACCOUNT_ALREADY_REGISTERED("account.already_registered"),
  /** Accounts were taken over from another system; the fact {@code accounts} says how many. */
  ACCOUNTS_IMPORTED("accounts.imported"),
  /** Its address or number was proven; the fact {@code of} says which. */
  ACCOUNT_VERIFIED("account.verified"),
  /**
   * Something in its data or profile changed; the fact {@code fields} names what, without values.
   */
  ACCOUNT_UPDATED("account.updated"),
  ACCOUNT_ACTIVATED("account.activated"),
  ACCOUNT_DEACTIVATED("account.deactivated"),
  /** It was shut and will be removed; it may still be kept. */
  ACCOUNT_DELETION_SCHEDULED("account.deletion_scheduled"),
  /** It is kept after all. */
  ACCOUNT_RESTORED("account.restored"),
  /** It was removed for good. */
  ACCOUNT_DELETED("account.deleted"),
  /** The fact {@code how} says whether it was reset, by whoever has the mail or code. */
  PASSWORD_CHANGED("password.changed"),
  /** Somebody asked for a link or code to choose another password. */
  PASSWORD_RESET_REQUESTED("password.reset_requested"),
  EMAIL_CHANGED("email.changed"),
  TELEPHONE_CHANGED("telephone.changed"),
  /** Somebody signed in; the fact {@code session} names what began. */
  SESSION_CREATED("session.created"),
  /**
   * Sessions of an account ended; the fact {@code reason} says why, {@code sessions} how many, and
   * {@code session} which if it was one.
   */
  SESSION_ENDED("session.ended"),
  /** Somebody was not let in; the fact {@code reason} says why. */
  SESSION_REFUSED("session.refused"),
  /** A refresh token that was used up came back. */
  TOKEN_REUSED("token.reused"),
  GROUP_CREATED("group.created"),
  GROUP_UPDATED("group.updated"),
  GROUP_DELETED("group.deleted"),
  GROUP_MEMBER_ADDED("group.member_added"),
  GROUP_MEMBER_REMOVED("group.member_removed"),
  API_KEY_CREATED("api_key.created"),
  API_KEY_ENDED("api_key.ended"),
  /** A pair of keys that signs tokens was made or retired. */
  SIGNING_KEY_CHANGED("signing_key.changed"),
  /** Personal data was read in bulk or taken away: an export. */
  DATA_EXPORTED("data.exported"),
  /** What the audit trail knew of a person was erased. */
  AUDIT_FORGOTTEN("audit.forgotten"),
  /** An operator changed how the server works while it ran: a webhook, a retry, a replay. */
  SYSTEM_CHANGED("system.changed");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The word in answers and webhooks, such as {@code account.created}. */
  public String word() {
    return word;
  }

  public static Optional<EventType> ofWord(String word) {
    return Stream.of(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
