package dev.vestibule.core.passwords.foreign;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * PBKDF2 (RFC 8018) as Django writes it, {@code pbkdf2_sha256$iterations$salt$hash} with the salt
 * as text, and as PHC string or passlib's form of it, {@code $pbkdf2-sha256$i=…$salt$hash}.
 *
 * @param digest SHA1, SHA256 or SHA512
 */
@SuppressWarnings("ArrayRecordComponent")
record Pbkdf2Hash(String digest, int iterations, byte[] salt, byte[] hash) implements ForeignHash {
  /** Five times what the newest Django asks for. */
  static final int MOST_ITERATIONS = 6_000_000;

  private static final int MOST_BYTES = 64;

  private static final Pattern DJANGO =
      Pattern.compile("pbkdf2_(sha1|sha256)\\$(\\d{1,9})\\$([^$]+)\\$([A-Za-z0-9+/]+={0,2})");
  private static final Pattern PHC =
      Pattern.compile(
          "\\$pbkdf2-(sha1|sha256|sha512)\\$(?:i=)?(\\d{1,9})(?:,l=\\d{1,3})?\\$([^$]+)\\$([^$]+)");

  static @Nullable ForeignHash parse(String encoded) {
    Matcher django = DJANGO.matcher(encoded);
    if (django.matches()) {
      byte[] salt = django.group(3).getBytes(StandardCharsets.UTF_8);
      return of(django, salt, Base64.getDecoder().decode(django.group(4)));
    }
    Matcher phc = PHC.matcher(encoded);
    return phc.matches() ? of(phc, decode(phc.group(3)), decode(phc.group(4))) : null;
  }

  private static Pbkdf2Hash of(Matcher matcher, byte[] salt, byte[] hash) {
    String digest = matcher.group(1).toUpperCase(Locale.ROOT);
    return new Pbkdf2Hash(digest, Integer.parseInt(matcher.group(2)), salt, hash);
  }

  /** Passlib writes a dot for the plus. */
  private static byte[] decode(String text) {
    return Base64.getDecoder().decode(text.replace('.', '+'));
  }

  @Override
  public @Nullable String excess() {
    if (iterations < 1 || hash.length > MOST_BYTES) {
      return "PBKDF2 with " + iterations + " iterations and " + hash.length + " bytes";
    }
    return iterations > MOST_ITERATIONS
        ? "PBKDF2 with " + iterations + " iterations; " + MOST_ITERATIONS + " at most"
        : null;
  }

  @Override
  public boolean matches(String password) {
    PBEKeySpec keys =
        new PBEKeySpec(password.toCharArray(), salt, iterations, hash.length * Byte.SIZE);
    try {
      byte[] computed =
          SecretKeyFactory.getInstance("PBKDF2WithHmac" + digest).generateSecret(keys).getEncoded();
      return MessageDigest.isEqual(computed, hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } finally {
      keys.clearPassword();
    }
  }
}
