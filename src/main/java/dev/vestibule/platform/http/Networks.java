package dev.vestibule.platform.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** A set of addresses and networks in CIDR notation (RFC 4632, RFC 4291). */
public final class Networks {
  private final List<Network> networks;

  private Networks(List<Network> networks) {
    this.networks = networks;
  }

  /**
   * Reads addresses and networks.
   *
   * @throws IllegalArgumentException when one is neither
   */
  public static Networks of(List<String> texts) {
    return new Networks(texts.stream().map(Networks::parse).toList());
  }

  /** Whether the address, in numbers, belongs to one of them. */
  public boolean contains(String address) {
    if (networks.isEmpty()) {
      return false;
    }
    try {
      return contains(InetAddress.ofLiteral(address));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether the address belongs to one of them. */
  public boolean contains(InetAddress address) {
    return networks.stream().anyMatch(network -> network.contains(address.getAddress()));
  }

  private static Network parse(String text) {
    int slash = text.indexOf('/');
    byte[] address =
        InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash)).getAddress();
    int all = address.length * Byte.SIZE;
    int prefix = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > all) {
      throw new IllegalArgumentException(text + " has no such prefix length");
    }
    return new Network(new BigInteger(1, address), address.length, all - prefix);
  }

  private record Network(BigInteger address, int length, int hostBits) {
    boolean contains(byte[] other) {
      return other.length == length
          && new BigInteger(1, other).shiftRight(hostBits).equals(address.shiftRight(hostBits));
    }
  }
}
