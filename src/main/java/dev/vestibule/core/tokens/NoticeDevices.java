package dev.vestibule.core.tokens;

import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.notifications.AccountEvents;
import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Transaction;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells an account's owner of a sign-in from a device that is not known.
 *
 * <p>A device is a browser on an operating system in a network: a /16 of IPv4, a /32 of IPv6, which
 * is about what one provider gives out in one region. So an update of the browser, another address
 * from the same provider, or a telephone that walks from one cell to the next is no new device,
 * while somebody with the same browser elsewhere is one. It is known for 90 days from its last
 * sign-in. What is kept is an HMAC of these three with the account's number: it tells nobody who
 * reads the database where people were. Nothing is kept while these mails are switched off.
 *
 * <p>The first sign-in within a day of the registration is the one that everybody does, and is not
 * told. The command line is no device.
 */
public final class NoticeDevices {
  private static final Duration JUST_REGISTERED = Duration.ofDays(1);
  private static final int NETWORK_BYTES_V4 = 2;
  private static final int NETWORK_BYTES_V6 = 4;
  private static final int V4 = 4;

  private final KnownDevices devices;
  private final AccountEvents events;
  private final byte @Nullable [] key;
  private final InstantSource clock;

  private NoticeDevices(
      KnownDevices devices, AccountEvents events, byte @Nullable [] key, InstantSource clock) {
    this.devices = devices;
    this.events = events;
    this.key = key;
    this.clock = clock;
  }

  /** With the key that all nodes share; it is made now if it is missing and wanted. */
  public static NoticeDevices of(
      boolean wanted,
      KnownDevices devices,
      AccountEvents events,
      Vault vault,
      InstantSource clock) {
    return new NoticeDevices(devices, events, wanted ? vault.key("known devices") : null, clock);
  }

  /** Takes note of a sign-in, in its transaction. */
  void notice(Transaction tx, Account account, Client client) {
    if (key == null || (client.address() == null && client.userAgent() == null)) {
      return;
    }
    Device device = Device.of(client.userAgent());
    byte[] address = literal(client.address());
    String fingerprint = fingerprint(key, account.id(), device, address);
    boolean first =
        !devices.knowsAny(tx.sql(), account.id())
            && account.joinedAt().plus(JUST_REGISTERED).isAfter(clock.instant());
    if (!first && !devices.knows(tx.sql(), account.id(), fingerprint)) {
      String shown = address.length == 0 ? "" : String.valueOf(client.address());
      events.signedIn(tx, account, device.browser(), device.system(), shown);
    }
    devices.remember(tx, account.id(), fingerprint);
  }

  private static String fingerprint(byte[] key, long account, Device device, byte[] address) {
    int kept = address.length == V4 ? NETWORK_BYTES_V4 : NETWORK_BYTES_V6;
    byte[] network = Arrays.copyOf(address, Math.min(kept, address.length));
    String all =
        String.join(
            "\n",
            Long.toString(account),
            device.browser(),
            device.system(),
            HexFormat.of().formatHex(network));
    byte[] mac = Digests.hmacSha256(key, all.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(mac);
  }

  /** The bytes of an address; none for what is not one, which a proxy may say all the same. */
  private static byte[] literal(@Nullable String address) {
    try {
      return address == null ? new byte[0] : InetAddress.ofLiteral(address).getAddress();
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
