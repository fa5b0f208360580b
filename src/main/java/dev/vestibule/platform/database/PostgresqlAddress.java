package dev.vestibule.platform.database;

import dev.vestibule.platform.config.Settings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where PostgreSQL is, with the password taken out of the URL: libraries write URLs into logs and
 * messages.
 *
 * @param url without a password
 */
record PostgresqlAddress(String url, Optional<String> user, Optional<String> password) {
  private static final Pattern FORM = Pattern.compile("jdbc:postgresql://[^/?@]+/[^/?@]+([?].*)?");
  private static final Pattern PASSWORD = Pattern.compile("(?<=[?&])password=([^&]*)&?");

  /**
   * @throws IllegalStateException for another form of URL; its message does not repeat it
   */
  static PostgresqlAddress of(Settings settings) {
    String given = settings.databaseUrl();
    if (!FORM.matcher(given).matches()) {
      throw new IllegalStateException(
          "database.url must have the form jdbc:postgresql://HOST:PORT/DATABASE; user and password"
              + " belong into database.user and database.password");
    }
    Matcher found = PASSWORD.matcher(given);
    Optional<String> inUrl =
        found.find()
            ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
            : Optional.empty();
    return new PostgresqlAddress(
        found.replaceAll("").replaceFirst("[?&]$", ""),
        settings.database().user(),
        settings.database().password().or(() -> inUrl));
  }

  /** Host, port and database alone. */
  String shown() {
    return url.replaceFirst("jdbc:postgresql://", "").replaceFirst("[?].*", "");
  }

  @Override
  public String toString() {
    return shown();
  }
}
