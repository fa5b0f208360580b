package dev.vestibule.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D): one byte for the version, twelve for the nonce, then the sealed
 * bytes with their tag. The context is authenticated along, so a value cannot be moved elsewhere.
 */
public final class Sealing {
  private static final byte VERSION = 1;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private Sealing() {}

  /** Seals; the context must be the same when opened. */
  public static byte[] seal(byte[] key, byte[] plain, String context) {
    byte[] nonce = RandomSecrets.bytes(NONCE);
    byte[] body = run(Cipher.ENCRYPT_MODE, key, nonce, plain, context);
    byte[] sealed = new byte[1 + NONCE + body.length];
    sealed[0] = VERSION;
    System.arraycopy(nonce, 0, sealed, 1, NONCE);
    System.arraycopy(body, 0, sealed, 1 + NONCE, body.length);
    return sealed;
  }

  /**
   * Opens what {@link #seal} sealed.
   *
   * @throws UnreadableSecretException when the key or context is another or a byte was changed
   */
  public static byte[] open(byte[] key, byte[] sealed, String context) {
    if (sealed.length < 1 + NONCE || sealed[0] != VERSION) {
      throw new UnreadableSecretException(context, null);
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE);
    byte[] body = Arrays.copyOfRange(sealed, 1 + NONCE, sealed.length);
    return run(Cipher.DECRYPT_MODE, key, nonce, body, context);
  }

  private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] input, String context) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new UnreadableSecretException(context, e);
    }
  }
}
