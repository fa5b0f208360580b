package dev.vestibule.platform.outbound;

import dev.vestibule.platform.http.Networks;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses may be connected to: those of the open internet (IANA's registries of
 * special-purpose addresses, RFC 6890, name what is none), and networks that were allowed. What
 * wraps an address of IPv4 in one of IPv6 is refused as a whole: a gateway would unwrap it.
 */
public final class PublicAddresses {
  private static final Networks SPECIAL_4 =
      Networks.of(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4"));

  /** All that is given to networks of the internet (RFC 4291, section 2.4). */
  private static final Networks GLOBAL_6 = Networks.of(List.of("2000::/3"));

  /** Teredo, benchmarking, ORCHID and other protocols, documentation, 6to4, segment routing. */
  private static final Networks SPECIAL_6 =
      Networks.of(
          List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"));

  private final Networks allowed;

  /**
   * @param allowed addresses and networks (CIDR) that may be connected to all the same
   */
  public PublicAddresses(List<String> allowed) {
    this.allowed = Networks.of(allowed);
  }

  /** Whether it may be connected to. */
  public boolean allow(InetAddress address) {
    return allowed.contains(address) || isPublic(address);
  }

  private static boolean isPublic(InetAddress address) {
    return address.getAddress().length == 4
        ? !SPECIAL_4.contains(address)
        : GLOBAL_6.contains(address) && !SPECIAL_6.contains(address);
  }
}
