package dev.vestibule.core.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What somebody registers with; its shape was checked already.
 *
 * @param active whether the account signs in at once, without proving its address first
 */
public record Registration(
    String username,
    @Nullable String email,
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
