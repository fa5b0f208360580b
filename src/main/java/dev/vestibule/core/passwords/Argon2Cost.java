package dev.vestibule.core.passwords;

import dev.vestibule.platform.config.PasswordSettings;

/**
 * The cost of one Argon2id hash (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over it
 * @param parallelism lanes
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {
  public static Argon2Cost of(PasswordSettings settings) {
    return new Argon2Cost(
        settings.argon2MemoryKib(), settings.argon2Iterations(), settings.argon2Parallelism());
  }
}
