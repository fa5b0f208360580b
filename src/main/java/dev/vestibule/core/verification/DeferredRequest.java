package dev.vestibule.core.verification;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.platform.http.Language;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for and is not told the outcome of, since it depends on the accounts there
 * are: {@link AnswerLater} looks at those once the answer is given.
 *
 * @param account whose request it is, where it is known already
 * @param contact the address, or the telephone in E.164, that was given; empty where none was
 * @param mail how the dialect that was asked words its mail
 */
record DeferredRequest(Kind kind, @Nullable Long account, String contact, LinkMail mail) {
  /** What was asked for. */
  enum Kind {
    PASSWORD_RESET,
    /** A reset token as text; the mail's language alone counts. */
    PASSWORD_RESET_TOKEN,
    USERNAME_RESET,
    /** Another activation mail. */
    RESEND,
    /** The activation mail of an account that was just registered. */
    REGISTRATION,
    /** The mail to the owner of an address that somebody tried to register with. */
    TAKEN_EMAIL,
    /** The mail to the owner of a telephone that somebody tried to register with. */
    TAKEN_TELEPHONE,
    EMAIL_CHANGE,
    /** A code to a new telephone. */
    TELEPHONE_CHANGE,
    /** Another code to the account's telephone. */
    CODE_RENEWAL,
    /** A link that lets a device try the password. */
    DEVICE_PROOF;

    String stored() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind fromStored(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  static DeferredRequest of(Kind kind, String contact, LinkMail mail) {
    return new DeferredRequest(kind, null, contact, mail);
  }

  static DeferredRequest token(String email, Language language) {
    LinkMail mail = new LinkMail("password-reset-token", new LinkAddress(""), language);
    return of(Kind.PASSWORD_RESET_TOKEN, email, mail);
  }

  static DeferredRequest of(Kind kind, Account account, String contact, LinkMail mail) {
    return new DeferredRequest(kind, account.id(), contact, mail);
  }

  /** Names what was asked for and not by whom. */
  @Override
  public String toString() {
    return "request: " + kind;
  }
}
