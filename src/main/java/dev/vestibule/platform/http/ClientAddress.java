package dev.vestibule.platform.http;

import dev.vestibule.platform.config.ServerSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who calls and under which address, as far as it can be believed: forwarded headers count only
 * from configured proxies, the Host header only where no public address is configured.
 */
final class ClientAddress {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9._\\-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");

  private final Networks proxies;
  private final Optional<URI> publicUrl;
  private final String basePath;

  ClientAddress(ServerSettings settings) {
    this.proxies = Networks.of(settings.trustedProxies());
    this.publicUrl = settings.publicUrl();
    this.basePath = settings.basePath();
  }

  /** The nearest address in X-Forwarded-For that is no proxy of ours; the peer's otherwise. */
  String address(String peer, Map<String, List<String>> headers) {
    String address = peer;
    List<String> hops =
        headers.getOrDefault("x-forwarded-for", List.of()).stream()
            .flatMap(line -> Pattern.compile(",").splitAsStream(line))
            .map(String::strip)
            .toList()
            .reversed();
    for (String hop : hops) {
      if (!proxies.contains(address)) {
        return address;
      }
      address = hop;
    }
    return address;
  }

  /** Scheme, host and base path that the client used. */
  String baseUrl(String peer, Map<String, List<String>> headers, boolean secure) {
    if (publicUrl.isPresent()) {
      return withoutSlash(publicUrl.get().toString());
    }
    boolean proxied = proxies.contains(peer);
    String scheme = proxied ? last(headers, "x-forwarded-proto") : null;
    String host = proxied ? last(headers, "x-forwarded-host") : null;
    if (host == null) {
      host = last(headers, "host");
    }
    String known = host != null && HOST.matcher(host).matches() ? host : "localhost";
    boolean tls = scheme == null ? secure : scheme.equals("https");
    return (tls ? "https://" : "http://") + known + basePath;
  }

  private static @Nullable String last(Map<String, List<String>> headers, String name) {
    List<String> values = headers.get(name);
    return values == null || values.isEmpty() ? null : values.getLast().strip();
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
