package dev.vestibule.core.passwords.foreign;

import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import dev.vestibule.platform.crypto.Argon2InJava;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Argon2 (RFC 9106) of any type and version: a PHC string, or the same behind Django's {@code
 * argon2}.
 *
 * @param type one of BouncyCastle's numbers
 * @param version 16 or 19
 */
@SuppressWarnings("ArrayRecordComponent")
record ArgonHash(
    int type, int version, int memoryKib, int iterations, int lanes, byte[] salt, byte[] hash)
    implements ForeignHash {
  /** 1 GiB, the most that our own settings take. */
  private static final int MOST_MEMORY_KIB = 1_048_576;

  /** KiB times passes: twenty times what Django asks for, some seconds of one core. */
  private static final long MOST_WORK = 4_194_304;

  private static final int MOST_LANES = 64;
  private static final int MOST_BYTES = 128;

  private static final Pattern PHC =
      Pattern.compile(
          "(?:argon2)?\\$argon2(id|i|d)(?:\\$v=(\\d{2}))?\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,3})"
              + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  static @Nullable ForeignHash parse(String encoded) {
    // Django writes the PHC string without the dollar that it begins with.
    Matcher matcher = PHC.matcher(encoded);
    if (!matcher.matches()) {
      return null;
    }
    String version = matcher.group(2);
    return new ArgonHash(
        type(matcher.group(1)),
        version == null ? Argon2Parameters.ARGON2_VERSION_10 : Integer.parseInt(version),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(4)),
        Integer.parseInt(matcher.group(5)),
        Base64.getDecoder().decode(matcher.group(6)),
        Base64.getDecoder().decode(matcher.group(7)));
  }

  private static int type(String word) {
    return switch (word) {
      case "id" -> Argon2Parameters.ARGON2_id;
      case "i" -> Argon2Parameters.ARGON2_i;
      default -> Argon2Parameters.ARGON2_d;
    };
  }

  @Override
  public @Nullable String excess() {
    boolean sound =
        lanes >= 1
            && lanes <= MOST_LANES
            && iterations >= 1
            && memoryKib >= 8 * lanes
            && hash.length >= 4
            && hash.length <= MOST_BYTES
            && salt.length >= 8;
    boolean affordable = memoryKib <= MOST_MEMORY_KIB && (long) memoryKib * iterations <= MOST_WORK;
    return sound && affordable
        ? null
        : "Argon2 with m=%d,t=%d,p=%d".formatted(memoryKib, iterations, lanes);
  }

  @Override
  public boolean matches(String password) {
    return MessageDigest.isEqual(compute(password.getBytes(StandardCharsets.UTF_8)), hash);
  }

  // The reference implementation keeps its memory outside of Java's heap, where 100 MiB for one
  // password would be missed.
  private byte[] compute(byte[] password) {
    if (version != Argon2Parameters.ARGON2_VERSION_13) {
      return inJava(password);
    }
    try {
      return Argon2Factory.createAdvanced(nativeType(), salt.length, hash.length)
          .rawHash(iterations, memoryKib, lanes, password, salt);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      return inJava(password);
    }
  }

  private Argon2Types nativeType() {
    return switch (type) {
      case Argon2Parameters.ARGON2_id -> Argon2Types.ARGON2id;
      case Argon2Parameters.ARGON2_i -> Argon2Types.ARGON2i;
      default -> Argon2Types.ARGON2d;
    };
  }

  private byte[] inJava(byte[] password) {
    return new Argon2InJava(type, version, memoryKib, iterations, lanes)
        .compute(password, salt, hash.length);
  }
}
