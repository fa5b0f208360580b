package dev.vestibule.core.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What somebody registers with; its shape was checked already.
 *
 * @param telephone in E.164
 * @param telephoneEntered the same number as its owner wrote it
 * @param active whether the account signs in at once, without proving its address first
 */
public record Registration(
    String username,
    @Nullable String email,
    @Nullable String telephone,
    @Nullable String telephoneEntered,
    String password,
    String firstName,
    String lastName,
    String fullName,
    boolean active,
    String locale) {

  @Override
  public String toString() {
    return "registration of " + username;
  }
}
