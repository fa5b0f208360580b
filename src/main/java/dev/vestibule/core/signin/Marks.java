package dev.vestibule.core.signin;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.limits.ClientNetwork;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names for what is counted, as HMACs: whoever reads the database learns nobody's name. */
final class Marks {
  private final byte[] key;

  /**
   * @param key the same on all nodes
   */
  Marks(byte[] key) {
    this.key = key.clone();
  }

  String name(Identifier identifier) {
    return switch (identifier) {
      case Identifier.Username(String name) -> of("username", Identifier.folded(name));
      case Identifier.Email(String address) -> of("email", Identifier.folded(address));
      case Identifier.Telephone(String number) -> of("telephone", number);
    };
  }

  String account(long id) {
    return of("account", Long.toString(id));
  }

  /** What stands for the account of a name that nobody has. */
  String nobody(Identifier identifier) {
    return of("nobody", name(identifier));
  }

  String session(String id) {
    return of("session", id);
  }

  String device(long account, String secret) {
    return of("device", Long.toString(account), secret);
  }

  String network(long account, String address) {
    return of("network", Long.toString(account), ClientNetwork.of(address));
  }

  private String of(String... words) {
    byte[] text = String.join("\n", words).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.hmacSha256(key, text));
  }
}
