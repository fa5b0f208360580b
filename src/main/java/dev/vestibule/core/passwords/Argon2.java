package dev.vestibule.core.passwords;

/** Computes Argon2id, version 1.3 (RFC 9106): natively where that loads, in Java otherwise. */
sealed interface Argon2 permits NativeArgon2, JavaArgon2 {
  int HASH_BYTES = 32;

  byte[] hash(Argon2Cost parameters, byte[] salt, byte[] password);

  /** What this machine can do. */
  static Argon2 fastest() {
    try {
      return new NativeArgon2();
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      System.getLogger(Argon2.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "native Argon2 does not load here; passwords are hashed in Java, a third slower");
      return new JavaArgon2();
    }
  }
}
