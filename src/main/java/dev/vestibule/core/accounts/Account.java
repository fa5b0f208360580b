package dev.vestibule.core.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param id the number that dialects show; never used again
 * @param uuid the identifier that lasts across systems
 * @param username case-sensitive, NFKC-normalised
 * @param email as entered, with its domain in lower case; compared without case
 * @param telephone in E.164
 * @param telephoneEntered the same number as its owner wrote it
 * @param passwordHash null when no password opens this account
 * @param avatar the name below {@code /media/}
 * @param locale the language of mails: en or fr
 * @param deletionDueAt when it will be removed, unless that is taken back; it is shut until then
 * @param version counts the changes
 */
public record Account(
    long id,
    UUID uuid,
    String username,
    @Nullable String email,
    @Nullable String telephone,
    @Nullable String telephoneEntered,
    String fullName,
    String firstName,
    String lastName,
    AccountStatus status,
    @Nullable Instant emailVerifiedAt,
    @Nullable Instant telephoneVerifiedAt,
    boolean staff,
    boolean superuser,
    @Nullable String passwordHash,
    String locale,
    @Nullable String avatar,
    Instant joinedAt,
    @Nullable Instant lastSignInAt,
    @Nullable Instant deletionDueAt,
    int version) {

  public boolean active() {
    return status == AccountStatus.ACTIVE;
  }

  /** The number as its owner wrote it; empty when there is none. */
  public String shownTelephone() {
    String entered = telephoneEntered == null ? telephone : telephoneEntered;
    return entered == null ? "" : entered;
  }

  /** What to call them: their name, or their username as long as we do not know it. */
  public String called() {
    String both = fullName.isBlank() ? firstName + " " + lastName : fullName;
    return both.isBlank() ? naturalName() : both.strip();
  }

  /** What they know themselves by: their username, or their address where we made that up. */
  public String naturalName() {
    String address = email;
    return address != null && Usernames.isMade(username) ? address : username;
  }

  /** The same account with another avatar. */
  public Account withAvatar(String name) {
    return new Account(
        id,
        uuid,
        username,
        email,
        telephone,
        telephoneEntered,
        fullName,
        firstName,
        lastName,
        status,
        emailVerifiedAt,
        telephoneVerifiedAt,
        staff,
        superuser,
        passwordHash,
        locale,
        name,
        joinedAt,
        lastSignInAt,
        deletionDueAt,
        version);
  }

  /** Names the account and nothing else: the hash must not end in a log. */
  @Override
  public String toString() {
    return "account " + id;
  }
}
