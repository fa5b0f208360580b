package dev.vestibule.core.passwords;

import dev.vestibule.core.passwords.foreign.ForeignHash;
import dev.vestibule.platform.config.PasswordSettings;
import dev.vestibule.platform.crypto.RandomSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one place that hashes and checks passwords. A check costs one hash whether there is something
 * to compare with or not, so that time tells nothing about an account.
 */
public final class PasswordHashes implements AutoCloseable {
  /** The longest password in characters (code points); none is ever truncated. */
  public static final int MAX_LENGTH = 1024;

  private static final int SALT_BYTES = 16;

  private static final byte[] NOBODYS = new byte[0];

  private final Argon2Cost parameters;
  private final HashingQueue queue;
  private final AtomicReference<@Nullable Argon2> loaded = new AtomicReference<>();

  public PasswordHashes(PasswordSettings settings) {
    this.parameters = Argon2Cost.of(settings);
    this.queue = new HashingQueue(settings.maxWaiting());
  }

  /** How busy this is. */
  public HashingFigures figures() {
    return queue.figures;
  }

  /** A new hash in PHC string format, with a salt of its own and the parameters in force. */
  public String hash(String password) {
    byte[] salt = RandomSecrets.bytes(SALT_BYTES);
    byte[] hash = compute(parameters, salt, password);
    return new Argon2Hash(parameters, salt, hash).encoded();
  }

  /** Whether the password is the one that was hashed; never for a missing or unknown hash. */
  public boolean matches(String password, @Nullable String stored) {
    if (stored == null || tooLong(password)) {
      return matchesNothing(tooLong(password) ? "" : password);
    }
    Argon2Hash known = Argon2Hash.parse(stored).filter(this::inForce).orElse(null);
    if (known != null) {
      byte[] computed = compute(known.parameters(), known.salt(), password);
      return MessageDigest.isEqual(computed, known.hash());
    }
    return ForeignHash.read(stored) instanceof ForeignHash.Reading.Known(ForeignHash hash)
        ? matches(password, hash)
        : matchesNothing(password);
  }

  private boolean inForce(Argon2Hash hash) {
    return hash.parameters().equals(parameters);
  }

  /**
   * A hash that was made elsewhere, or with other parameters, may be far cheaper than one of ours:
   * then the time of the answer would tell such accounts from names that nobody has. So it always
   * costs one of ours on top.
   */
  private boolean matches(String password, ForeignHash hash) {
    boolean right = queue.run(() -> hash.matches(password));
    return !matchesNothing(password) && right;
  }

  /** The same work as for a real comparison, on a salt that nobody knows; always false. */
  private boolean matchesNothing(String password) {
    byte[] hash = compute(parameters, RandomSecrets.bytes(SALT_BYTES), password);
    return MessageDigest.isEqual(hash, NOBODYS);
  }

  /** Whether the hash was made elsewhere, or with other parameters than those in force now. */
  public boolean outdated(String stored) {
    return !Argon2Hash.parse(stored).map(Argon2Hash::parameters).equals(Optional.of(parameters));
  }

  @Override
  public void close() {
    queue.close();
  }

  private byte[] compute(Argon2Cost cost, byte[] salt, String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return queue.run(() -> argon2().hash(cost, salt, bytes));
  }

  // Loading native code takes its time; the first password pays for it, not every start.
  private Argon2 argon2() {
    Argon2 present = loaded.get();
    if (present != null) {
      return present;
    }
    Argon2 fastest = Argon2.fastest();
    loaded.set(fastest);
    return fastest;
  }

  private static boolean tooLong(String password) {
    return password.codePointCount(0, password.length()) > MAX_LENGTH;
  }
}
