package dev.vestibule.ui.account;

import dev.vestibule.core.signin.Confirmation;
import dev.vestibule.core.signin.SignIn;
import dev.vestibule.core.signin.Source;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.ui.pages.Entries;
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
  Problems check(Visit visit, Caller caller, Problems problems) {
    String password = visit.form().get(FIELD).strip();
    if (password.isEmpty()) {
      return problems.and(FIELD, visit.words().get("required"));
    }
    return switch (signIn.confirms(caller, password, Source.of(visit.request()))) {
      case Confirmation.Right() -> problems;
      case Confirmation.Wrong() -> problems.and(FIELD, visit.words().get("password.wrong"));
      case Confirmation.Held(Withheld why) ->
          problems.and(FIELD, Entries.withheld(visit.words(), why));
    };
  }
}
