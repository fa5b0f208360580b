package dev.vestibule.core.tokens;

import org.jspecify.annotations.Nullable;

/**
 * Where a sign-in came from, as far as its owner is shown it.
 *
 * @param address the client's network address
 * @param userAgent what the program says of itself, at most 200 characters
 */
public record Client(@Nullable String address, @Nullable String userAgent) {
  private static final int LONGEST = 200;

  /** Nobody's program: the command line. */
  public static final Client NONE = new Client(null, null);

  public Client {
    if (userAgent != null && userAgent.length() > LONGEST) {
      userAgent = userAgent.substring(0, LONGEST);
    }
  }
}
