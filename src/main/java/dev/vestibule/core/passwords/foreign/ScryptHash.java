package dev.vestibule.core.passwords.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;

/**
 * scrypt (RFC 7914) as Django writes it, {@code scrypt$n$salt$r$p$hash} with the salt as text, and
 * as PHC string {@code $scrypt$ln=…,r=…,p=…$salt$hash}.
 */
@SuppressWarnings("ArrayRecordComponent")
record ScryptHash(int n, int r, int p, byte[] salt, byte[] hash) implements ForeignHash {
  /** Eight times Django's 16 MiB. */
  private static final long MOST_MEMORY = 128L << 20;

  /** Of n times r times p: twelve times Django's. */
  private static final long MOST_WORK = 1L << 23;

  private static final int MOST_BYTES = 128;
  private static final int MOST_LOG = 24;

  private static final Pattern DJANGO =
      Pattern.compile(
          "scrypt\\$(\\d{1,9})\\$([^$]+)\\$(\\d{1,6})\\$(\\d{1,6})\\$([A-Za-z0-9+/]+={0,2})");
  private static final Pattern PHC =
      Pattern.compile(
          "\\$scrypt\\$ln=(\\d{1,2}),r=(\\d{1,6}),p=(\\d{1,6})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  static @Nullable ForeignHash parse(String encoded) {
    Matcher django = DJANGO.matcher(encoded);
    if (django.matches()) {
      return new ScryptHash(
          Integer.parseInt(django.group(1)),
          Integer.parseInt(django.group(3)),
          Integer.parseInt(django.group(4)),
          django.group(2).getBytes(StandardCharsets.UTF_8),
          Base64.getDecoder().decode(django.group(5)));
    }
    Matcher phc = PHC.matcher(encoded);
    return phc.matches() ? ofPhc(phc) : null;
  }

  private static ScryptHash ofPhc(Matcher phc) {
    return new ScryptHash(
        1 << Math.min(Integer.parseInt(phc.group(1)), MOST_LOG),
        Integer.parseInt(phc.group(2)),
        Integer.parseInt(phc.group(3)),
        Base64.getDecoder().decode(phc.group(4)),
        Base64.getDecoder().decode(phc.group(5)));
  }

  @Override
  public @Nullable String excess() {
    boolean sound =
        n > 1
            && Integer.bitCount(n) == 1
            && r >= 1
            && p >= 1
            && hash.length > 0
            && hash.length <= MOST_BYTES;
    boolean affordable = 128L * n * r <= MOST_MEMORY && (long) n * r * p <= MOST_WORK;
    return sound && affordable ? null : "scrypt with n=%d,r=%d,p=%d".formatted(n, r, p);
  }

  @Override
  public boolean matches(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(SCrypt.generate(bytes, salt, n, r, p, hash.length), hash);
  }
}
