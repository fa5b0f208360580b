package dev.vestibule.platform.crypto;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that nobody can guess. */
public final class RandomSecrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomSecrets() {}

  public static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Random bytes in base64url without padding (RFC 4648, section 5). */
  public static String base64Url(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
  }

  /** Random bytes as lower-case hexadecimal characters, two for each byte. */
  public static String hex(int bytes) {
    return HexFormat.of().formatHex(bytes(bytes));
  }

  /** So many decimal digits, each as likely as the others; the first may be 0. */
  public static String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    RANDOM.ints(count, 0, 10).forEach(digits::append);
    return digits.toString();
  }
}
