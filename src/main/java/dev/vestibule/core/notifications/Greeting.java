package dev.vestibule.core.notifications;

import dev.vestibule.core.accounts.Account;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a mail calls its reader. */
public final class Greeting {
  /**
   * A person's name: letters, no dot inside a word, no line break. A stranger who registers with
   * somebody's address chooses it, and must not have an advertisement with a link or a number
   * mailed there.
   */
  private static final Pattern NAME = Pattern.compile("(?:[\\p{L}\\p{M} '’-]|\\.(?= |$)){1,60}");

  private Greeting() {}

  /** The full name, or first and last name; the username where there is none to be trusted. */
  public static String name(Account account) {
    String both = (account.firstName() + " " + account.lastName()).strip();
    return Stream.of(account.fullName().strip(), both)
        .filter(name -> !name.isEmpty() && NAME.matcher(name).matches())
        .findFirst()
        .orElse(account.naturalName());
  }
}
