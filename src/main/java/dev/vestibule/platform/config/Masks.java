package dev.vestibule.platform.config;

import java.util.regex.Pattern;

/** Takes passwords out of addresses before they are shown. */
final class Masks {
  private static final Pattern USER_INFO = Pattern.compile("(://[^/@\\s:]*:)[^/@\\s]+@");
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&;][^=&;]*(?:password|passwd|pwd|secret|token|key)[^=&;]*=)[^&;\\s]+");

  private Masks() {}

  static String inAddresses(String text) {
    String hidden = USER_INFO.matcher(text).replaceAll("$1(secret)@");
    return PARAMETER.matcher(hidden).replaceAll("$1(secret)");
  }
}
