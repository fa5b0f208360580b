package dev.vestibule.platform.geo;

import com.maxmind.db.Reader;
import dev.vestibule.platform.http.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where network addresses are, as a file in MaxMind's DB format (version 2) tells: cities and
 * countries by their names in several languages. Without a file no place is known. The file is
 * mapped, not copied: put another one in its place by renaming.
 */
public final class Places {
  private final @Nullable Reader reader;

  private Places(@Nullable Reader reader) {
    this.reader = reader;
  }

  /**
   * Opens the file, if there is one.
   *
   * @throws IllegalStateException when it cannot be read or is of another format
   */
  public static Places of(Optional<Path> file) {
    return new Places(file.map(Places::open).orElse(null));
  }

  private static Reader open(Path file) {
    try {
      return new Reader(file.toFile(), Reader.FileMode.MEMORY_MAPPED);
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(
          "geoip.file: " + file + " is no readable file in MaxMind's DB format (.mmdb)", e);
    }
  }

  /** What the file is about, such as GeoLite2-City; empty without a file. */
  public Optional<String> kind() {
    return Optional.ofNullable(reader).map(open -> open.getMetadata().databaseType());
  }

  /**
   * City and country of an address, in a language or else in English.
   *
   * @param address an IPv4 or IPv6 address in digits; no name server is asked
   */
  public Optional<String> find(String address, Language language) {
    if (reader == null) {
      return Optional.empty();
    }
    try {
      Map<?, ?> found = reader.get(InetAddress.ofLiteral(address), Map.class);
      return found == null ? Optional.empty() : described(found, language.tag());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static Optional<String> described(Map<?, ?> found, String language) {
    List<String> names =
        Stream.of("city", "country").flatMap(part -> name(found, part, language).stream()).toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", names));
  }

  private static Optional<String> name(Map<?, ?> found, String part, String language) {
    return found.get(part) instanceof Map<?, ?> about && about.get("names") instanceof Map<?, ?> all
        ? Optional.ofNullable(all.get(language))
            .or(() -> Optional.ofNullable(all.get("en")))
            .map(Object::toString)
        : Optional.empty();
  }
}
