package dev.vestibule.core.passwords.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.jspecify.annotations.Nullable;

/**
 * bcrypt, alone ({@code $2a$}, {@code $2b$}, {@code $2y$}) or behind Django's {@code bcrypt$} and
 * {@code bcrypt_sha256$}, which hashes the hexadecimal SHA-256 of the password.
 *
 * <p>bcrypt reads 72 bytes and Django hands it more: what stood behind them was never part of such
 * a hash, so no check can ask for it (CVE-2025-22228). The first sign-in replaces the hash by one
 * of ours over the whole password, and from then on every byte counts.
 */
record BcryptHash(boolean digested, String crypt) implements ForeignHash {
  /** Each step doubles the work; Django's is 12. */
  private static final int MOST_COST = 15;

  private static final Pattern FORM =
      Pattern.compile("(?:(bcrypt|bcrypt_sha256)\\$)?(\\$2[aby]\\$(\\d{2})\\$[./A-Za-z0-9]{53})");

  static @Nullable ForeignHash parse(String encoded) {
    Matcher matcher = FORM.matcher(encoded);
    return matcher.matches()
        ? new BcryptHash("bcrypt_sha256".equals(matcher.group(1)), matcher.group(2))
        : null;
  }

  @Override
  public @Nullable String excess() {
    int cost = Integer.parseInt(crypt.substring(4, 6));
    return cost < 4 || cost > MOST_COST
        ? "bcrypt of cost " + cost + "; from 4 to " + MOST_COST
        : null;
  }

  @Override
  public boolean matches(String password) {
    byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
    return OpenBSDBCrypt.checkPassword(crypt, digested ? hexDigest(bytes) : bytes);
  }

  private static byte[] hexDigest(byte[] password) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(password);
      return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.US_ASCII);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
