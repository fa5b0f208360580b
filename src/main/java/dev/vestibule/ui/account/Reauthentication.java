package dev.vestibule.ui.account;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.ui.pages.Problems;
import dev.vestibule.ui.pages.Visit;

/**
 * Asks for the password once more before something that a stranger at an open browser must not do.
 */
final class Reauthentication {
  private static final String FIELD = "current_password";

  private final SignIn signIn;

  Reauthentication(SignIn signIn) {
    this.signIn = signIn;
  }

  /** The problems, and one more when the form's password is not the account's. */
  Problems check(Visit visit, Account account, Problems problems) {
    String password = visit.form().get(FIELD).strip();
    if (password.isEmpty()) {
      return problems.and(FIELD, visit.words().get("required"));
    }
    return signIn.confirms(account, password)
        ? problems
        : problems.and(FIELD, visit.words().get("password.wrong"));
  }
}
