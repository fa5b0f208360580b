package dev.vestibule.core.accounts;

import dev.vestibule.platform.crypto.RandomSecrets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** The form in which usernames are kept and compared: NFKC, with their case. */
public final class Usernames {
  /** Django's rule; regular expressions count code points, as Python does. */
  private static final Pattern VALID = Pattern.compile("[\\p{L}\\p{N}_@.+-]{1,150}");

  private static final int MADE_BYTES = 6;
  private static final Pattern MADE = Pattern.compile("user-[0-9a-f]{12}");

  private Usernames() {}

  /** A name for somebody who gave none; it tells nothing about them. */
  public static String made() {
    return "user-" + RandomSecrets.hex(MADE_BYTES);
  }

  /** Whether it looks like one of {@link #made}. */
  static boolean isMade(String username) {
    return MADE.matcher(username).matches();
  }

  /** Whether it is made of letters, digits and {@code @ . + - _}, at most 150 of them. */
  public static boolean valid(String username) {
    return VALID.matcher(normalise(username)).matches();
  }

  public static String normalise(String username) {
    return Normalizer.normalize(username, Normalizer.Form.NFKC);
  }
}
