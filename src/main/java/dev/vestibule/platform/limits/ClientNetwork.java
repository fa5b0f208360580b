package dev.vestibule.platform.limits;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The network that an address is counted with: an IPv4 address by itself, an IPv6 address with the
 * /64 around it, which is what one subscriber gets (RFC 6177).
 */
public final class ClientNetwork {
  private static final int SUBSCRIBER_BYTES = 8;

  private ClientNetwork() {}

  /** Names the network; what is no address is counted by its own words. */
  public static String of(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), SUBSCRIBER_BYTES)) + "/64"
          : parsed.getHostAddress();
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
