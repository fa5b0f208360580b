package dev.vestibule.core.passwords.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Django's oldest: one MD5 or SHA-1 over salt and password, {@code md5$salt$hash}; without a salt
 * {@code md5$$hash}, {@code sha1$$hash}, or 32 hexadecimal characters alone. Whoever steals such
 * hashes guesses the passwords; here they last until the next sign-in.
 */
@SuppressWarnings("ArrayRecordComponent")
record DigestHash(String algorithm, String salt, byte[] hash) implements ForeignHash {
  private static final Pattern SALTED =
      Pattern.compile("(?:(md5)\\$([^$]*)\\$([0-9a-f]{32}))|(?:(sha1)\\$([^$]*)\\$([0-9a-f]{40}))");
  private static final Pattern BARE = Pattern.compile("[0-9a-f]{32}");

  static @Nullable ForeignHash parse(String encoded) {
    if (BARE.matcher(encoded).matches()) {
      return of("md5", "", encoded);
    }
    Matcher matcher = SALTED.matcher(encoded);
    if (!matcher.matches()) {
      return null;
    }
    return matcher.group(1) != null
        ? of(matcher.group(1), matcher.group(2), matcher.group(3))
        : of(matcher.group(4), matcher.group(5), matcher.group(6));
  }

  private static DigestHash of(String word, String salt, String hexadecimal) {
    String algorithm = word.toUpperCase(Locale.ROOT).replace("SHA1", "SHA-1");
    return new DigestHash(algorithm, salt, HexFormat.of().parseHex(hexadecimal));
  }

  @Override
  public @Nullable String excess() {
    return null;
  }

  @Override
  public boolean matches(String password) {
    try {
      byte[] content = (salt + password).getBytes(StandardCharsets.UTF_8);
      return MessageDigest.isEqual(MessageDigest.getInstance(algorithm).digest(content), hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
