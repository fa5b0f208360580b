package dev.vestibule.core.accounts;

import java.text.Normalizer;

/** The form in which usernames are kept and compared: NFKC, with their case. */
public final class Usernames {
  private Usernames() {}

  public static String normalise(String username) {
    return Normalizer.normalize(username, Normalizer.Form.NFKC);
  }
}
