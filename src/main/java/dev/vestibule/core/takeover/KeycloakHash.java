package dev.vestibule.core.takeover;

import java.util.Base64;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A password as Keycloak exports it, written as a PHC string: {@code credentialData} says how it
 * was hashed, {@code secretData} has salt and hash in Base64. Before Keycloak 4.8 both stood in the
 * credential itself.
 */
final class KeycloakHash {
  private KeycloakHash() {}

  /** The PHC string; empty for an algorithm that is not known here. */
  static Optional<String> phc(JsonNode credential) {
    try {
      JsonNode how = inner(credential, "credentialData");
      JsonNode what = inner(credential, "secretData");
      String salt = bare(what.path("salt").asString(credential.path("salt").asString("")));
      String hash =
          bare(what.path("value").asString(credential.path("hashedSaltedValue").asString("")));
      long iterations =
          how.path("hashIterations").asLong(credential.path("hashIterations").asLong(0));
      String algorithm =
          how.path("algorithm").asString(credential.path("algorithm").asString("pbkdf2"));
      if (salt.isEmpty() || hash.isEmpty()) {
        return Optional.empty();
      }
      return switch (algorithm) {
        case "pbkdf2" -> pbkdf2("sha1", iterations, salt, hash);
        case "pbkdf2-sha256", "pbkdf2-sha512" ->
            pbkdf2(algorithm.substring("pbkdf2-".length()), iterations, salt, hash);
        case "argon2" -> argon2(how.path("additionalParameters"), iterations, salt, hash);
        default -> Optional.empty();
      };
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static JsonNode inner(JsonNode credential, String member) {
    JsonNode value = credential.path(member);
    return value.isString() ? JsonMapper.shared().readTree(value.stringValue()) : value;
  }

  private static Optional<String> pbkdf2(String digest, long iterations, String salt, String hash) {
    return Optional.of("$pbkdf2-" + digest + "$i=" + iterations + "$" + salt + "$" + hash);
  }

  private static Optional<String> argon2(
      JsonNode parameters, long iterations, String salt, String hash) {
    String version = first(parameters, "version", "1.3").equals("1.0") ? "16" : "19";
    return Optional.of(
        "$argon2"
            + first(parameters, "type", "id")
            + "$v="
            + version
            + "$m="
            + first(parameters, "memory", "0")
            + ",t="
            + iterations
            + ",p="
            + first(parameters, "parallelism", "1")
            + "$"
            + salt
            + "$"
            + hash);
  }

  /** Keycloak keeps each of these as a list of texts. */
  private static String first(JsonNode parameters, String name, String otherwise) {
    JsonNode value = parameters.path(name);
    return value.isArray() ? value.path(0).asString(otherwise) : value.asString(otherwise);
  }

  /** Base64 without what fills it up, as PHC strings have it; nothing when it is none. */
  private static String bare(String base64) {
    try {
      return Base64.getEncoder()
          .withoutPadding()
          .encodeToString(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
