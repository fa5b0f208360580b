package dev.vestibule.core.passwords;

import dev.vestibule.platform.crypto.Argon2InJava;

/** BouncyCastle's implementation in Java. */
final class JavaArgon2 implements Argon2 {
  @Override
  public byte[] hash(Argon2Cost cost, byte[] salt, byte[] password) {
    return Argon2InJava.id(cost.memoryKib(), cost.iterations(), cost.parallelism())
        .compute(password, salt, HASH_BYTES);
  }
}
