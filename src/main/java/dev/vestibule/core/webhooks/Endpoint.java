package dev.vestibule.core.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Where events are told to.
 *
 * @param types the words of the events that it wants; all of them when there are none
 * @param withAccount whether it is told what is known of the account, beside its identifier
 * @param off why it is told nothing; empty while it is active
 * @param failingSince since when nothing has reached it
 * @param version counts the changes
 */
public record Endpoint(
    UUID id,
    URI url,
    String description,
    Set<String> types,
    boolean withAccount,
    Optional<Off> off,
    Optional<Instant> failingSince,
    Instant createdAt,
    Instant updatedAt,
    int version) {
  public Endpoint {
    types = Set.copyOf(types);
  }

  /** Why an endpoint is told nothing. */
  public enum Off {
    /** Somebody switched it off. */
    CHOSEN,
    /** It answered that it is gone for good (410). */
    GONE,
    /** Nothing reached it for days. */
    FAILING;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Off ofWord(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  public boolean active() {
    return off.isEmpty();
  }

  boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /** The words in their order, as they are kept. */
  static String stored(Set<String> types) {
    return String.join(",", new TreeSet<>(types));
  }
}
