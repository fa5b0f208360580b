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

  @Override
  public String toString() {
    return "new account " + username;
  }
}
