package dev.vestibule.ui.hosted;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where somebody goes back to after the sign-in: a path of this server, or an address at a
 * registered origin. What browsers and we might read differently is no address: a backslash, a
 * control character, a space, two slashes or dots in a row, user names, a missing slash.
 */
final class ReturnAddress {
  static final String FIELD = "next";

  private static final int LONGEST = 2000;
  private static final String PATH =
      "/(?:[A-Za-z0-9_~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@%-]*"
          + "(?:/[A-Za-z0-9_~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@%-]*)*/?)?";
  private static final String REST = "(?:\\?[!-\\[\\]-~&&[^#]]*)?(?:#[!-\\[\\]-~&&[^#]]*)?";
  private static final Pattern LOCAL = Pattern.compile(PATH + REST);
  private static final Pattern REMOTE =
      Pattern.compile("(https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)(?:" + PATH + REST + ")?");
  private static final Pattern HIDDEN = Pattern.compile("(?i)%(?:2f|5c|2e|0|1|7f)");

  private final List<String> origins;

  ReturnAddress(List<String> origins) {
    this.origins = origins.stream().map(ReturnAddress::origin).toList();
  }

  /** The address when it is one that people may be sent to; anything else is left aside. */
  Optional<String> checked(String asked) {
    return Optional.of(asked)
        .filter(address -> address.length() <= LONGEST)
        .filter(address -> !HIDDEN.matcher(path(address)).find())
        .filter(address -> LOCAL.matcher(address).matches() || isRegistered(address));
  }

  /** The origin of a checked address that is not on this server. */
  static Optional<String> elsewhere(String checked) {
    Matcher remote = REMOTE.matcher(checked);
    return remote.matches() ? Optional.of(remote.group(1)) : Optional.empty();
  }

  private boolean isRegistered(String address) {
    return elsewhere(address).map(ReturnAddress::origin).filter(origins::contains).isPresent();
  }

  private static String path(String address) {
    return address.split("[?#]", 2)[0];
  }

  /** The origin in lower case without a port that goes without saying (RFC 6454). */
  private static String origin(String text) {
    URI uri = URI.create(text.toLowerCase(java.util.Locale.ROOT));
    int usual = "https".equals(uri.getScheme()) ? 443 : 80;
    String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }
}
