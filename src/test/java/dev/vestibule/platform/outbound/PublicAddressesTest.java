package dev.vestibule.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
  private static final PublicAddresses NONE_MORE = new PublicAddresses(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.7",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255"
      })
  void whatIsNotPublicIsRefused(String address) {
    assertThat(NONE_MORE.allow(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:20::1",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:808:808::1",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void norIsWhatIsNotPublicInTheNewerProtocol(String address) {
    assertThat(NONE_MORE.allow(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.1.1",
        "223.255.255.255",
        "2606:4700::1111",
        "2a00:1450:4007::1"
      })
  void whatIsPublicIsAllowed(String address) {
    assertThat(NONE_MORE.allow(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void networksCanBeAllowed() {
    PublicAddresses some = new PublicAddresses(List.of("10.20.0.0/16", "fd00::/8"));

    assertThat(some.allow(InetAddress.ofLiteral("10.20.3.4"))).isTrue();
    assertThat(some.allow(InetAddress.ofLiteral("fd00::7"))).isTrue();
    assertThat(some.allow(InetAddress.ofLiteral("10.21.0.1"))).isFalse();
    assertThat(some.allow(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }

  /** The one form that Java turns into IPv4 by itself. */
  @Test
  void aMappedAddressIsWhatItMaps() throws UnknownHostException {
    byte[] mapped = HexFormat.of().parseHex("00000000000000000000ffff0a000001");

    assertThat(NONE_MORE.allow(InetAddress.getByAddress(mapped))).isFalse();
  }
}
