package dev.vestibule.ui.pages;

import dev.vestibule.core.passwords.Weakness;
import dev.vestibule.core.signin.Withheld;
import dev.vestibule.platform.limits.Shortage;
import dev.vestibule.platform.mail.MailAddress;
import java.util.regex.Pattern;

/** Rules of what people type that a form tells before a use case is asked. */
public final class Entries {
  private static final Pattern DOMAIN =
      Pattern.compile(
          "(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,}");
  private static final int EMAIL_LENGTH = 254;

  private Entries() {}

  /** Whether mail could go there. */
  public static boolean isEmail(String text) {
    try {
      return text.length() <= EMAIL_LENGTH
          && DOMAIN.matcher(MailAddress.plain(text).domain()).matches();
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  /** Why a password was not looked at, in words. */
  public static String withheld(Words words, Withheld why) {
    return switch (why) {
      case Withheld.TooSoon(Shortage shortage) -> words.get("password.wait", shortage.seconds());
      case Withheld.Unproven() -> words.get("password.unproven");
    };
  }

  /** Why a password is refused, in words. */
  public static String weakness(Words words, Weakness weakness) {
    return switch (weakness) {
      case Weakness.TooShort(int least) -> words.get("password.short", least);
      case Weakness.TooCommon() -> words.get("password.common");
      case Weakness.EntirelyNumeric() -> words.get("password.numeric");
      case Weakness.TooSimilar _ -> words.get("password.similar");
      case Weakness.TooLong _ -> words.get("password.long");
    };
  }
}
