package dev.vestibule.core.verification;

import java.util.Optional;

/**
 * One account as an operator writes it down. What is empty stays as it is, or takes its default in
 * a new account.
 *
 * @param password a text, or nothing inside for an account that no password opens
 * @param active false makes a pending account
 */
public record AccountEntry(
    String username,
    Optional<Optional<String>> email,
    Optional<Optional<String>> password,
    Optional<Optional<UpdateAccount.NewNumber>> telephone,
    Optional<Boolean> staff,
    Optional<Boolean> active,
    Optional<Boolean> superuser,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> fullName) {

  @Override
  public String toString() {
    return "entry for " + username;
  }
}
