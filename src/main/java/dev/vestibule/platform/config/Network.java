package dev.vestibule.platform.config;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A network of addresses (RFC 4632), or one address as a network of its own.
 *
 * @param address the network's address
 * @param bits how many leading bits count
 */
public record Network(InetAddress address, int bits) {
  /** The network of {@code 10.0.0.0/8}, {@code ::1} and the like; empty when it is none. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = address.getAddress().length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Network(address, bits));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  /** Whether an address belongs to it; IPv4 and IPv6 never match each other. */
  public boolean contains(InetAddress other) {
    byte[] ours = address.getAddress();
    byte[] theirs = other.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
