package dev.vestibule.dialect.drf;

import dev.vestibule.core.signin.Identifier;
import java.util.regex.Pattern;

/**
 * Tells by a name's shape what it names. It is never tried as something else too: somebody who took
 * another's address or number for a username must not meet the other's account.
 */
public final class Identifiers {
  private static final Pattern NUMBER = Pattern.compile("\\+[0-9]{4,15}");

  private Identifiers() {}

  /** An address with {@code @}, a telephone number with {@code +}, else a username. */
  public static Identifier anyOf(String name) {
    if (name.indexOf('@') >= 0) {
      return new Identifier.Email(name);
    }
    return NUMBER.matcher(name).matches()
        ? new Identifier.Telephone(name)
        : new Identifier.Username(name);
  }
}
