package dev.vestibule.core.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may be allowed to do beyond their own account. Words never change. */
public enum Permission {
  /** Reading, listing and searching everybody's accounts. */
  ACCOUNTS_READ,
  /** Making accounts. */
  ACCOUNTS_CREATE,
  /**
   * Changing accounts: their data, whether they are active, their sessions, a reset of passwords.
   */
  ACCOUNTS_UPDATE,
  /** Deleting accounts, and taking that back. */
  ACCOUNTS_DELETE,
  /** Reading groups and who belongs to them. */
  GROUPS_READ,
  /** Making, changing and deleting groups, and choosing their members. */
  GROUPS_MANAGE,
  /** Making, reading and ending the keys of services. */
  KEYS_MANAGE,
  /** Asking whether somebody's token is good. */
  TOKENS_INTROSPECT,
  /** Ending somebody's tokens. */
  TOKENS_REVOKE,
  /** Reading what was recorded. */
  AUDIT_READ,
  /**
   * Seeing how the server does: figures, the outbox without contents, jobs, nodes, keys, settings.
   */
  SYSTEM_READ,
  /** Trying messages again, making and retiring the keys that sign tokens. */
  SYSTEM_MANAGE,
  /** Making, changing and ending webhooks, and telling them things again. */
  WEBHOOKS_MANAGE;

  /** The word in answers, such as {@code accounts:read}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  public static Optional<Permission> ofWord(String word) {
    return Stream.of(values()).filter(permission -> permission.word().equals(word)).findFirst();
  }
}
