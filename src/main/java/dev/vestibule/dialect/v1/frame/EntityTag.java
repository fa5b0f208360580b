package dev.vestibule.dialect.v1.frame;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Strong entity tags of versions (RFC 9110, section 8.8.3). */
public final class EntityTag {
  private EntityTag() {}

  public static String of(int version) {
    return "\"v" + version + "\"";
  }

  /** Whether If-Match or If-None-Match names the version, by strong comparison. */
  public static boolean matches(@Nullable String header, int version) {
    return header != null
        && Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .anyMatch(tag -> tag.equals("*") || tag.equals(of(version)));
  }
}
