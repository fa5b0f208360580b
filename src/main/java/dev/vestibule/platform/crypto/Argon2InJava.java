package dev.vestibule.platform.crypto;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2 (RFC 9106) without native code. Its memory lies in Java's heap.
 *
 * @param type one of {@link Argon2Parameters}'s numbers
 * @param version 16 or 19
 * @param memoryKib memory in KiB
 * @param iterations passes over it
 * @param lanes its parallelism
 */
public record Argon2InJava(int type, int version, int memoryKib, int iterations, int lanes) {
  /** Argon2id, version 1.3: what is used for everything new. */
  public static Argon2InJava id(int memoryKib, int iterations, int lanes) {
    return new Argon2InJava(
        Argon2Parameters.ARGON2_id,
        Argon2Parameters.ARGON2_VERSION_13,
        memoryKib,
        iterations,
        lanes);
  }

  /**
   * Computes it.
   *
   * @param length of the result in bytes, at least 4
   */
  public byte[] compute(byte[] password, byte[] salt, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(type)
            .withVersion(version)
            .withMemoryAsKB(memoryKib)
            .withIterations(iterations)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] result = new byte[length];
    generator.generateBytes(password, result);
    return result;
  }
}
