package dev.vestibule.core.passwords;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash in PHC string format: {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}, base64
 * without padding.
 */
@SuppressWarnings("ArrayRecordComponent")
record Argon2Hash(Argon2Cost parameters, byte[] salt, byte[] hash) {
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  /** One that we could have made; empty for everything else. */
  static Optional<Argon2Hash> parse(String text) {
    Matcher matcher = PHC.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Argon2Cost parameters =
        new Argon2Cost(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)));
    byte[] salt = Base64.getDecoder().decode(matcher.group(4));
    byte[] hash = Base64.getDecoder().decode(matcher.group(5));
    // Other programs make shorter ones; those are verified as theirs.
    return hash.length == Argon2.HASH_BYTES
        ? Optional.of(new Argon2Hash(parameters, salt, hash))
        : Optional.empty();
  }

  String encoded() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            parameters.memoryKib(),
            parameters.iterations(),
            parameters.parallelism(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }
}
