package dev.vestibule.core.takeover;

import dev.vestibule.core.passwords.PasswordHashes;
import dev.vestibule.platform.crypto.RandomSecrets;
import org.jspecify.annotations.Nullable;

/**
 * The hash of a password that nobody knows, for accounts whose owners have to choose a new one: to
 * a sign-in it is a hash like any other, and a link to reset it may be asked for, which accounts
 * without a password are not sent. One for a whole import: it tells who has not chosen yet.
 */
final class NobodysPassword {
  private static final int SECRET_BYTES = 32;

  private final PasswordHashes hashes;
  private @Nullable String hash;

  NobodysPassword(PasswordHashes hashes) {
    this.hashes = hashes;
  }

  synchronized String hash() {
    String made = hash;
    if (made == null) {
      made = hashes.hash(RandomSecrets.base64Url(SECRET_BYTES));
      hash = made;
    }
    return made;
  }
}
