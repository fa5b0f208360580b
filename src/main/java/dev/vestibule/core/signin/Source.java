package dev.vestibule.core.signin;

import dev.vestibule.platform.http.Cookies;
import dev.vestibule.platform.http.Request;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a password comes from, and what shows that it comes from a device that signed in before. A
 * User-Agent shows nothing: everybody can say it.
 *
 * @param address the client's network address
 * @param device the secret in the device's cookie
 * @param token a token that the device holds from an earlier sign-in
 */
public record Source(String address, Optional<String> device, Optional<String> token) {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * What a request tells: the device's cookie; a token in the Authorization header, which may have
   * expired, or the cookie of a hosted page's session.
   */
  public static Source of(Request request) {
    return new Source(
        request.address(),
        Cookies.value(request, Cookies.device(request)),
        bearer(request).or(() -> Cookies.value(request, Cookies.session(request))));
  }

  private static Optional<String> bearer(Request request) {
    String header = request.header("Authorization");
    String[] parts = header == null ? new String[0] : SPACES.split(header.strip(), -1);
    return parts.length == 2 && !parts[0].equalsIgnoreCase("basic")
        ? Optional.of(parts[1])
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "source";
  }
}
