package dev.vestibule.core.notifications;

import dev.vestibule.core.accounts.Account;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a mail calls its reader. */
final class Greeting {
  /**
   * A person's name: no dot inside a word, no slash, no line break. A mail program would make a
   * link of what looks like one, and a stranger who registers with somebody's address chooses it.
   */
  private static final Pattern NAME =
      Pattern.compile("(?:[\\p{L}\\p{M}\\p{N} ,'’()-]|\\.(?=\\s|$)){1,80}");

  private Greeting() {}

  /** The full name, or first and last name; the username where there is none to be trusted. */
  static String name(Account account) {
    String both = (account.firstName() + " " + account.lastName()).strip();
    return Stream.of(account.fullName().strip(), both)
        .filter(name -> !name.isEmpty() && NAME.matcher(name).matches())
        .findFirst()
        .orElse(account.username());
  }
}
