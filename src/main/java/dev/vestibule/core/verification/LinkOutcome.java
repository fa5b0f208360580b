package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.passwords.Weakness;
import java.util.List;

/** What came of following a mailed link. */
public sealed interface LinkOutcome {
  /** What the link was for is done. */
  record Done(Account account) implements LinkOutcome {}

  record UnknownAccount() implements LinkOutcome {}

  /** Unknown, expired, used, void, or mailed for something else. */
  record InvalidLink() implements LinkOutcome {}

  /** An activation link of an account that is active already. */
  record AlreadyActive() implements LinkOutcome {}

  /** The link is good and unused still; the new password breaks rules. */
  record WeakPassword(List<Weakness> weaknesses) implements LinkOutcome {}

  /**
   * The link is good and unused still; what the account is to be called by belongs to somebody
   * else.
   */
  record UsernameTaken() implements LinkOutcome {}
}
