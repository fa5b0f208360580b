package dev.vestibule.core.passwords;

import dev.vestibule.platform.crypto.Digests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A hundred thousand passwords that everybody tries first, from the list that comes with nbvcxz.
 * Kept as sorted 64-bit digests: 800 KB instead of 8 MB, and one false alarm in 10^14.
 */
final class CommonPasswords {
  private static final String LIST = "/dictionaries/passwords.txt";

  private CommonPasswords() {}

  /** Loads the list when it is first asked for. */
  private static final class Loaded {
    static final long[] DIGESTS = load();
  }

  /** Whether the password is on the list, whatever its case, or one character over and over. */
  static boolean contain(String password) {
    String lower = password.toLowerCase(Locale.ROOT).strip();
    return lower.codePoints().distinct().count() == 1
        || Arrays.binarySearch(Loaded.DIGESTS, digest(lower)) >= 0;
  }

  private static long[] load() {
    try (InputStream list = CommonPasswords.class.getResourceAsStream(LIST)) {
      if (list == null) {
        throw new IllegalStateException("the list of common passwords is not on the class path");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
      return lines
          .lines()
          .map(line -> line.strip().toLowerCase(Locale.ROOT))
          .filter(line -> !line.isEmpty())
          .mapToLong(CommonPasswords::digest)
          .sorted()
          .distinct()
          .toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long digest(String word) {
    return ByteBuffer.wrap(Digests.sha256(word.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
