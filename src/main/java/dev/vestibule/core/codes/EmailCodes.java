package dev.vestibule.core.codes;

import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.codes.OneTimeCodes.Subject;
import dev.vestibule.platform.config.CodeSettings;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;

/**
 * Codes beside mailed links, for people who read the mail elsewhere than they type. They live
 * longer than those of text messages, so they have six digits at least.
 */
public final class EmailCodes {
  private static final int FEWEST_DIGITS = 6;
  private static final int NO_COUNTRY = 0;

  private final OneTimeCodes codes;
  private final int digits;

  public EmailCodes(OneTimeCodes codes, CodeSettings settings) {
    this.codes = codes;
    this.digits = digits(settings);
  }

  /** How many digits such a code has. */
  public static int digits(CodeSettings settings) {
    return Math.max(FEWEST_DIGITS, settings.length());
  }

  /** Makes the code for an account's address; it ends at that moment. */
  public String make(
      Transaction tx, long account, CodePurpose purpose, String email, Instant expires) {
    Subject subject = new Subject(account, purpose, Emails.key(email), NO_COUNTRY);
    // It is no text message, so none of their limits counts it.
    return codes.make(tx, subject, false, digits, expires).code();
  }

  /** Enters a code; false when it is wrong, expired, used, or the tries are used up. */
  public boolean enter(
      Transaction tx, long account, CodePurpose purpose, String email, String code) {
    return codes.enter(tx, account, purpose, Emails.key(email), code);
  }

  /**
   * Makes the code that was just entered good for one more time: what it was for came to nothing.
   */
  public void giveBack(Transaction tx, long account, CodePurpose purpose, String email) {
    codes.giveBack(tx, account, purpose, Emails.key(email));
  }
}
