package dev.vestibule.platform.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A long text sealed in chunks by AES-256-GCM as in the STREAM construction (Hoang, Reyhanitabar,
 * Rogaway, Vizár 2015): a nonce is the chunk's number and whether it is the last, so that chunks
 * that are changed, missing, added or in another order do not open. A key seals one text alone.
 */
public final class SealedChunks {
  /** How many plain bytes each chunk has; the last one may have fewer. */
  public static final int PLAIN = 64 * 1024;

  /** How many bytes sealing adds to each chunk. */
  public static final int TAG = 16;

  private static final int NONCE = 12;
  private static final int BITS = 8;

  private final SecretKeySpec key;
  private final byte[] context;
  private final int mode;
  private long number;

  private SealedChunks(byte[] key, byte[] context, int mode) {
    this.key = new SecretKeySpec(key, "AES");
    this.context = context;
    this.mode = mode;
  }

  /**
   * Seals one text.
   *
   * @param context authenticated with each chunk, such as the header before them
   */
  public static SealedChunks sealing(byte[] key, byte[] context) {
    return new SealedChunks(key, context, Cipher.ENCRYPT_MODE);
  }

  /** Opens what {@link #sealing} sealed with the same key and context. */
  public static SealedChunks opening(byte[] key, byte[] context) {
    return new SealedChunks(key, context, Cipher.DECRYPT_MODE);
  }

  /**
   * The next chunk, sealed or opened.
   *
   * @throws UnreadableSecretException when it does not open: another key, another context, or
   *     another chunk than the one that was sealed at this place
   */
  public byte[] next(byte[] chunk, int length, boolean last) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG * BITS, nonce(last)));
      cipher.updateAAD(context);
      number++;
      return cipher.doFinal(chunk, 0, length);
    } catch (AEADBadTagException e) {
      throw new UnreadableSecretException("chunk " + number, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] nonce(boolean last) {
    return ByteBuffer.allocate(NONCE)
        .position(NONCE - 1 - Long.BYTES)
        .putLong(number)
        .put((byte) (last ? 1 : 0))
        .array();
  }
}
