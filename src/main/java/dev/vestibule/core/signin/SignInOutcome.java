package dev.vestibule.core.signin;

import dev.vestibule.core.accounts.Account;

/** What came of a sign-in. */
public sealed interface SignInOutcome {
  record SignedIn(Account account) implements SignInOutcome {}

  /** Unknown, wrong, pending or deactivated: which of them is nobody's business. */
  record Refused() implements SignInOutcome {}

  /** The password was not looked at. */
  record Held(Withheld why) implements SignInOutcome {}
}
