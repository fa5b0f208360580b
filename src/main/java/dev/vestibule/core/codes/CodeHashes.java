package dev.vestibule.core.codes;

import dev.vestibule.platform.crypto.Digests;
import dev.vestibule.platform.crypto.Vault;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What the table keeps in place of codes and numbers: HMACs (RFC 2104) with a key that is not in
 * the table. There are too few codes and numbers for a plain hash to hide them.
 */
final class CodeHashes {
  private static final String KEY = "codes";

  private final Vault vault;

  /** The schema must be there: the key is made now if it is missing. */
  CodeHashes(Vault vault) {
    // A transaction holds the only writer, so it is too late then to make the key.
    vault.key(KEY);
    this.vault = vault;
  }

  /** Of a code, together with its row's identifier: equal codes do not look alike. */
  String code(String id, String code) {
    return hmac("code " + id + " " + code);
  }

  /** Of a number in E.164: the same for the same number. */
  String destination(String e164) {
    return hmac("destination " + e164);
  }

  private String hmac(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.hmacSha256(vault.key(KEY), bytes));
  }
}
