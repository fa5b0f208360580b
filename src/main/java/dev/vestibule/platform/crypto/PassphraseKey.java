package dev.vestibule.platform.crypto;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Keys made of passphrases: Argon2id, version 1.3 (RFC 9106), in Java. */
public final class PassphraseKey {
  /** What RFC 9106 recommends where memory is short (section 4, second option). */
  public static final Cost USUAL = new Cost(64 * 1024, 3, 4);

  /** A file may name its own cost, but not one that a machine dies of. */
  private static final int MOST_MEMORY_KIB = 256 * 1024;

  private static final int MOST_ITERATIONS = 20;
  private static final int MOST_LANES = 16;
  private static final int LEAST_MEMORY_KIB_A_LANE = 8;
  private static final int KEY_BYTES = 32;

  private PassphraseKey() {}

  /**
   * What one key costs.
   *
   * @param memoryKib memory in KiB
   * @param iterations passes over it
   * @param lanes its parallelism
   */
  public record Cost(int memoryKib, int iterations, int lanes) {
    /** Whether it may be asked of a machine. */
    public boolean bearable() {
      return lanes >= 1
          && lanes <= MOST_LANES
          && iterations >= 1
          && iterations <= MOST_ITERATIONS
          && memoryKib >= LEAST_MEMORY_KIB_A_LANE * lanes
          && memoryKib <= MOST_MEMORY_KIB;
    }
  }

  /** 32 bytes; the same for the same passphrase however it was typed (NFC). */
  public static byte[] derive(String passphrase, byte[] salt, Cost cost) {
    String text = Normalizer.normalize(passphrase, Normalizer.Form.NFC);
    return Argon2InJava.id(cost.memoryKib(), cost.iterations(), cost.lanes())
        .compute(text.getBytes(StandardCharsets.UTF_8), salt, KEY_BYTES);
  }
}
