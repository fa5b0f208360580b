package dev.vestibule.dialect.v1.frame;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What HTTP Basic carries (RFC 7617); both parts are form-encoded before, as OAuth has it (RFC
 * 6749, section 2.3.1).
 */
record BasicCredentials(String id, String secret) {
  static final String CHALLENGE = "Basic realm=\"vestibule\", charset=\"UTF-8\"";

  private static final Pattern BASIC =
      Pattern.compile("Basic +([A-Za-z0-9+/]+=*)", Pattern.CASE_INSENSITIVE);

  /** The credentials of a header; empty where it is of another scheme. */
  static Optional<BasicCredentials> of(String header) {
    Matcher basic = BASIC.matcher(header.strip());
    return basic.matches() ? Optional.of(decoded(basic.group(1))) : Optional.empty();
  }

  private static BasicCredentials decoded(String base64) {
    try {
      String both = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      return colon < 0
          ? new BasicCredentials("", "")
          : new BasicCredentials(
              URLDecoder.decode(both.substring(0, colon), StandardCharsets.UTF_8),
              URLDecoder.decode(both.substring(colon + 1), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException garbled) {
      return new BasicCredentials("", "");
    }
  }

  /** Names the key and not what opens it. */
  @Override
  public String toString() {
    return "credentials of " + id;
  }
}
