package dev.vestibule.dialect.drf;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.accounts.Accounts;
import dev.vestibule.core.verification.RegisterAccount;
import dev.vestibule.platform.database.Database;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of what must be unique that somebody has it, in the words of Django's validators. */
public record Uniqueness(Database database, Accounts accounts) {

  /** What to say of a username. */
  public Optional<Message> username(String username) {
    return said(
        database.read(sql -> accounts.usernameTaken(sql, username, null)), Text.USERNAME_TAKEN);
  }

  /** What to say of an address that {@code owner}, if anybody, may have. */
  public Optional<Message> email(String email, @Nullable Account owner) {
    return said(database.read(sql -> accounts.emailTaken(sql, email, id(owner))), Text.EMAIL_TAKEN);
  }

  /** What to say of a number in E.164 that {@code owner}, if anybody, may have. */
  public Optional<Message> telephone(String number, @Nullable Account owner) {
    return said(
        database.read(sql -> accounts.telephoneTaken(sql, number, id(owner))),
        Text.TELEPHONE_TAKEN);
  }

  /** Somebody was quicker between a form's look and the registration. */
  public static Errors errors(RegisterAccount.Outcome.Taken taken) {
    Errors errors = new Errors(Map.of());
    errors = taken.username() ? errors.and("username", Text.USERNAME_TAKEN) : errors;
    errors = taken.email() ? errors.and("email", Text.EMAIL_TAKEN) : errors;
    return taken.telephone() ? errors.and("telephone", Text.TELEPHONE_TAKEN) : errors;
  }

  private static Optional<Message> said(boolean taken, Text words) {
    return taken ? Optional.of(words) : Optional.empty();
  }

  private static @Nullable Long id(@Nullable Account owner) {
    return owner == null ? null : owner.id();
  }
}
