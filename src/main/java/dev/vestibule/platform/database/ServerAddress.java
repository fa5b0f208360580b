package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database server is, with the password taken out of the URL: libraries write URLs into
 * logs and messages.
 *
 * @param url without a password
 */
record ServerAddress(String url, Optional<String> user, Optional<String> password) {
  private static final Pattern FORM = Pattern.compile("jdbc:\\w+://[^/?@]+/[^/?@]+([?].*)?");
  private static final Pattern PASSWORD = Pattern.compile("(?<=[?&])password=([^&]*)&?");

  private static final Pattern LOCAL = Pattern.compile("(localhost|127[.\\d]+|\\[::1])(:\\d+)?/.*");

  /**
   * @param scheme what the driver's URLs begin with, such as {@code jdbc:postgresql:}
   * @throws IllegalStateException for another form of URL; its message does not repeat it
   */
  static ServerAddress of(Settings settings, String scheme) {
    String given = settings.databaseUrl();
    if (!FORM.matcher(given).matches()) {
      throw new IllegalStateException(
          "database.url must have the form "
              + scheme
              + "//HOST:PORT/DATABASE; user and password belong into database.user and"
              + " database.password");
    }
    Matcher found = PASSWORD.matcher(given);
    Optional<String> inUrl =
        found.find()
            ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
            : Optional.empty();
    return new ServerAddress(
        found.replaceAll("").replaceFirst("[?&]$", "").replaceFirst("jdbc:\\w+:", scheme),
        settings.database().user(),
        settings.database().password().or(() -> inUrl));
  }

  /** Host, port and database alone. */
  String shown() {
    return url.replaceFirst("jdbc:\\w+://", "").replaceFirst("[?].*", "");
  }

  /** Whether it is on this machine. */
  boolean isLocal() {
    return LOCAL.matcher(shown()).matches();
  }

  @Override
  public String toString() {
    return shown();
  }
}
