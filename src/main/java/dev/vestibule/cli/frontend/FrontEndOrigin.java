package dev.vestibule.cli.frontend;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a front end's pages are.
 *
 * @param protocol http or https
 * @param domain host, with its port unless it is the usual one
 */
public record FrontEndOrigin(String protocol, String domain) {
  private static final Pattern SHORT = Pattern.compile("[a-z]{2,3}\\.[a-z]{2}");

  /** The origin of an address such as {@code https://app.example.org/signin}. */
  public static Optional<FrontEndOrigin> of(String address) {
    try {
      URI uri = URI.create(address.strip());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null
          ? Optional.of(new FrontEndOrigin(uri.getScheme(), authority(uri)))
          : Optional.empty();
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static String authority(URI uri) {
    boolean usual =
        uri.getPort() < 0 || uri.getPort() == ("http".equals(uri.getScheme()) ? 80 : 443);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return usual ? host : host + ":" + uri.getPort();
  }

  /** As browsers write it. */
  public String text() {
    return protocol + "://" + domain;
  }

  /** What makes mails lead there and lets its pages call. */
  public Map<String, Object> lines(boolean withCookies) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("site.domain", domain);
    lines.put("site.protocol", protocol);
    lines.put("cors.origins", List.of(text()));
    if (withCookies) {
      lines.put("cors.credentials", true);
    }
    return lines;
  }

  /**
   * Whether browsers count it as one site with a server (scheme and registrable domain). Without
   * the public suffix list a guess, on the careful side: for endings such as co.uk it says no, and
   * the cookies that follow from it work in both cases.
   */
  public boolean sameSite(URI server) {
    String ours = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT);
    String theirs = URI.create(text()).getHost();
    return protocol.equals(server.getScheme()) && (ours.equals(theirs) || akin(ours, theirs));
  }

  private static boolean akin(String one, String other) {
    String[] a = one.split("\\.", -1);
    String[] b = other.split("\\.", -1);
    if (a.length < 2 || b.length < 2 || Character.isDigit(one.charAt(one.length() - 1))) {
      return false;
    }
    String end = a[a.length - 2] + "." + a[a.length - 1];
    return end.equals(b[b.length - 2] + "." + b[b.length - 1]) && !SHORT.matcher(end).matches();
  }
}
