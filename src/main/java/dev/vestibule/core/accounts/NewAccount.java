package dev.vestibule.core.accounts;

import org.jspecify.annotations.Nullable;

/**
 * An account to be; the names are normalised already.
 *
 * @param telephone in E.164
 * @param telephoneEntered the same as its owner wrote it
 * @param passwordHash null when no password shall open it
 */
public record NewAccount(
    String username,
    @Nullable String email,
    @Nullable String telephone,
    @Nullable String telephoneEntered,
    String fullName,
    String firstName,
    String lastName,
    AccountStatus status,
    boolean staff,
    boolean superuser,
    @Nullable String passwordHash,
    String locale) {

  /** What a decoy keeps of it: the name alone. */
  NewAccount bare() {
    return new NewAccount(
        username, null, null, null, "", "", "", AccountStatus.PENDING, false, false, null, locale);
  }

  /** The account as it would be shown if the decoy that stands in for it were one. */
  Account shownFor(Account decoy) {
    return new Account(
        decoy.id(),
        decoy.uuid(),
        username,
        email,
        telephone,
        telephoneEntered,
        fullName,
        firstName,
        lastName,
        AccountStatus.PENDING,
        null,
        null,
        false,
        false,
        null,
        locale,
        null,
        decoy.joinedAt(),
        null,
        null,
        decoy.version());
  }

  @Override
  public String toString() {
    return "new account " + username;
  }
}
