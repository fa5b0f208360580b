package dev.vestibule.core.codes;

import dev.vestibule.core.accounts.Emails;
import dev.vestibule.core.codes.OneTimeCodes.Subject;
import dev.vestibule.platform.config.CodeSettings;
import dev.vestibule.platform.database.Transaction;
import java.time.Instant;

/**
 * Codes beside mailed links, for people who read the mail elsewhere than they type. A code lives as
 * long as its link, so it has six digits at least.
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
  public String make(Transaction tx, long account, String email, Instant expires) {
    // It is no text message, so none of their limits counts it.
    return codes.make(tx, subject(account, email), false, digits, expires).code();
  }

  /** Enters a code; false when it is wrong, expired, used, or the tries are used up. */
  public boolean enter(Transaction tx, long account, String email, String code) {
    return codes.enter(tx, account, CodePurpose.EMAIL, Emails.key(email), code);
  }

  private static Subject subject(long account, String email) {
    return new Subject(account, CodePurpose.EMAIL, Emails.key(email), NO_COUNTRY);
  }
}
