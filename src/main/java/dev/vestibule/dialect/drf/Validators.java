package dev.vestibule.dialect.drf;

import java.net.Inet6Address;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules for texts; each answers what is wrong, if anything. */
public final class Validators {
  private static final String LETTER = "a-z\\u00a1-\\uffff";
  private static final Pattern MAILBOX =
      Pattern.compile(
          "[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*"
              + "|\"([\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f]"
              + "|\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f])*\"",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DOMAIN =
      Pattern.compile(
          ("[L0-9](?:[L0-9-]{0,61}[L0-9])?(?:\\.(?!-)[L0-9-]{1,63}(?<!-))*"
                  + "\\.(?!-)(?:[L-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)")
              .replace("L", LETTER),
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!$)|$)){4}");
  private static final int LONGEST_ADDRESS = 320;

  private Validators() {}

  /** Django's rule for usernames: letters and digits of any script, and {@code @ . + - _}. */
  public static Optional<Message> username(String text) {
    boolean good =
        !text.isEmpty()
            && text.codePoints().allMatch(c -> "@.+-".indexOf(c) >= 0 || Python.isWord(c));
    return good ? Optional.empty() : Optional.of(Text.INVALID_USERNAME);
  }

  /** Django's rule for e-mail addresses (its EmailValidator, after RFC 5321 and 5322). */
  public static boolean isEmail(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0 || Python.length(text) > LONGEST_ADDRESS) {
      return false;
    }
    String domain = text.substring(at + 1);
    return MAILBOX.matcher(text.substring(0, at)).matches()
        && (domain.equals("localhost") || DOMAIN.matcher(domain).matches() || isLiteral(domain));
  }

  static Optional<Message> email(String text) {
    return isEmail(text) ? Optional.empty() : Optional.of(Text.INVALID_EMAIL);
  }

  static Optional<Message> noNull(String text) {
    return text.indexOf('\0') < 0 ? Optional.empty() : Optional.of(Text.NULL_CHARACTERS);
  }

  static Optional<Message> noSurrogate(String text) {
    return text.codePoints()
        .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        .boxed()
        .findFirst()
        .map(c -> Text.SURROGATES.with("code_point", "%X".formatted(c)));
  }

  /** An address in brackets, such as {@code [127.0.0.1]} or {@code [::1]}. */
  private static boolean isLiteral(String domain) {
    if (!domain.matches("\\[[A-Fa-f0-9:.]+\\]")) {
      return false;
    }
    String address = domain.substring(1, domain.length() - 1);
    return IPV4.matcher(address).matches() || (address.contains(":") && isIpv6(address));
  }

  private static boolean isIpv6(String address) {
    try {
      Inet6Address.ofLiteral(address);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
