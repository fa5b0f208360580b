package dev.vestibule.dialect.v1.frame;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strong entity tags of versions (RFC 9110, section 8.8.3). The web server cannot send a header
 * over HTTP/2 whose text grows by HPACK's Huffman code (RFC 7541, section 5.2), as that of a short
 * tag does: quotes take ten bits each. Hence the long word.
 */
public final class EntityTag {
  private EntityTag() {}

  public static String of(int version) {
    return of("version-" + version);
  }

  /** The tag with these visible characters, of which none is a quote. */
  public static String of(String text) {
    return "\"" + text + "\"";
  }

  /** Whether If-Match or If-None-Match names the version, by strong comparison. */
  public static boolean matches(@Nullable String header, int version) {
    return matches(header, of(version));
  }

  /** The same for a tag that stands for more than a number. */
  public static boolean matches(@Nullable String header, String present) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(present));
  }
}
