package dev.vestibule.core.webhooks;

import dev.vestibule.platform.crypto.RandomSecrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an endpoint knows our requests by: {@code whsec_} and a key of 24 to 64 bytes in base64, as
 * the Standard Webhooks specification writes it.
 */
public record Secret(String text) {
  public static final String PREFIX = "whsec_";
  private static final int BYTES = 32;

  /**
   * @throws IllegalArgumentException when the text is no such secret
   */
  public Secret {
    int length = text.startsWith(PREFIX) ? key(text).length : 0;
    if (length < 24 || length > 64) {
      throw new IllegalArgumentException("a secret is whsec_ and 24 to 64 bytes in base64");
    }
  }

  /** A new one with 256 random bits. */
  static Secret random() {
    return new Secret(PREFIX + Base64.getEncoder().encodeToString(RandomSecrets.bytes(BYTES)));
  }

  static Secret of(byte[] stored) {
    return new Secret(new String(stored, StandardCharsets.UTF_8));
  }

  byte[] stored() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Signs a message, symmetrically by HMAC-SHA256.
   *
   * @param id the message's own
   * @param timestamp in seconds since 1970
   * @return {@code v1,} and the signature in base64
   */
  public String sign(String id, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key(text), "HmacSHA256"));
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] key(String text) {
    return Base64.getDecoder().decode(text.substring(PREFIX.length()));
  }

  @Override
  public String toString() {
    return "secret";
  }
}
