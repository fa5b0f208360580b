package dev.vestibule.core.passwords;

import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;

/** The reference implementation in C. */
final class NativeArgon2 implements Argon2 {
  private final Argon2Advanced argon2 =
      Argon2Factory.createAdvanced(Argon2Types.ARGON2id, 16, HASH_BYTES);

  NativeArgon2() {
    // Loads the library now, so that a machine without one is noticed here.
    hash(new Argon2Cost(8, 1, 1), new byte[16], new byte[1]);
  }

  @Override
  public byte[] hash(Argon2Cost parameters, byte[] salt, byte[] password) {
    return argon2.rawHash(
        parameters.iterations(), parameters.memoryKib(), parameters.parallelism(), password, salt);
  }
}
