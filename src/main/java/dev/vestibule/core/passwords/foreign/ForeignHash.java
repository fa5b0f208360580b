package dev.vestibule.core.passwords.foreign;

import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A hash that was made elsewhere and says by itself how. */
public sealed interface ForeignHash
    permits ArgonHash, BcryptHash, DigestHash, Pbkdf2Hash, ScryptHash {
  /** No scheme writes more; longer texts are not worth a look. */
  int LONGEST = 512;

  /** Whether the password is the one that was hashed. Takes the time that the hash asks for. */
  boolean matches(String password);

  /** Why computing it is asked too much; null when it is not. */
  @Nullable String excess();

  /** What a text in the place of a hash is. */
  sealed interface Reading {
    record Known(ForeignHash hash) implements Reading {}

    /** Well formed, and made to be computed for longer than any honest hash is. */
    record TooCostly(String why) implements Reading {}

    /** Django's mark for accounts that no password opens: an exclamation mark and anything. */
    record Unusable() implements Reading {}

    /** No password matches, as in Django. */
    record Unknown() implements Reading {}
  }

  /** Reads an encoded hash; nothing is computed. */
  static Reading read(String encoded) {
    if (encoded.startsWith("!")) {
      return new Reading.Unusable();
    }
    ForeignHash hash = encoded.length() > LONGEST ? null : parse(encoded);
    if (hash == null) {
      return new Reading.Unknown();
    }
    String excess = hash.excess();
    return excess == null ? new Reading.Known(hash) : new Reading.TooCostly(excess);
  }

  private static @Nullable ForeignHash parse(String encoded) {
    try {
      return Stream.<Function<String, @Nullable ForeignHash>>of(
              Pbkdf2Hash::parse,
              ArgonHash::parse,
              BcryptHash::parse,
              ScryptHash::parse,
              DigestHash::parse)
          .map(scheme -> scheme.apply(encoded))
          .filter(Objects::nonNull)
          .findFirst()
          .orElse(null);
    } catch (IllegalArgumentException e) {
      // Base64 that is none, or a number beyond every bound.
      return null;
    }
  }
}
