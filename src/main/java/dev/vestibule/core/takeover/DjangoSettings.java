package dev.vestibule.core.takeover;

import dev.vestibule.core.tokens.ImportedKey;
import dev.vestibule.core.tokens.ImportedKey.TokenKey;
import dev.vestibule.core.tokens.ImportedTokens;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a project's settings say about tokens and links; JSON, as docs/migrating-from-django.md has
 * it written.
 */
public final class DjangoSettings {
  /** Django's own, since 3.1: three days. */
  private static final Duration LINKS = Duration.ofDays(3);

  /** The key, under whichever name, or a name that is known here. */
  private static final Set<String> ACCOUNT_FIELDS = Set.of("id", "pk", "uuid", "username", "email");

  private static final Pattern DURATION =
      Pattern.compile("(\\d{1,4}):(\\d{2}):(\\d{2})(?:\\.\\d+)?");

  private final JsonNode all;
  private final JsonNode jwt;
  private final List<String> remarks = new ArrayList<>();

  private DjangoSettings(JsonNode all) {
    this.all = all;
    this.jwt = all.path("SIMPLE_JWT");
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when it is no object
   */
  public static DjangoSettings of(JsonNode settings) {
    if (!settings.isObject()) {
      throw new IllegalArgumentException("the settings are no JSON object");
    }
    return new DjangoSettings(settings);
  }

  /** The model of users, such as {@code accounts.User}. */
  @Nullable String userModel() {
    return text(all, "AUTH_USER_MODEL").orElse(null);
  }

  /** The zone of times that name none. */
  ZoneId times() {
    return all.path("USE_TZ").asBoolean(true) ? ZoneOffset.UTC : zone();
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(text(all, "TIME_ZONE").orElse("UTC"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("TIME_ZONE is no zone", e);
    }
  }

  /**
   * The keys to verify with.
   *
   * @param listsRefresh whether the project lists its refresh tokens
   * @throws IllegalArgumentException when a key cannot be used
   */
  ImportedKey keys(boolean listsRefresh) {
    List<String> secrets =
        Stream.concat(
                text(all, "SECRET_KEY").stream(), texts(all.path("SECRET_KEY_FALLBACKS")).stream())
            .filter(secret -> !secret.isEmpty())
            .toList();
    return new ImportedKey(
        secrets, linkLifetime(), zone(), times(), tokenKey(listsRefresh).orElse(null));
  }

  private Duration linkLifetime() {
    JsonNode days = all.path("PASSWORD_RESET_TIMEOUT_DAYS");
    JsonNode seconds = all.path("PASSWORD_RESET_TIMEOUT");
    if (seconds.isNumber()) {
      return Duration.ofSeconds(seconds.asLong());
    }
    return days.isNumber() ? Duration.ofDays(days.asLong()) : LINKS;
  }

  /** Seconds; Python writes a duration as {@code 0:00:10} when it is asked for text. */
  private Optional<Long> leeway() {
    JsonNode value = jwt.path("LEEWAY");
    if (value.isNumber()) {
      return Optional.of(value.asLong());
    }
    Matcher text = DURATION.matcher(value.asString(""));
    return text.matches()
        ? Optional.of(
            Long.parseLong(text.group(1)) * 3600
                + Long.parseLong(text.group(2)) * 60
                + Long.parseLong(text.group(3)))
        : Optional.empty();
  }

  private Optional<TokenKey> tokenKey(boolean listsRefresh) {
    String algorithm = text(jwt, "ALGORITHM").orElse("HS256");
    Optional<String> key =
        algorithm.startsWith("HS")
            ? text(jwt, "SIGNING_KEY").or(() -> text(all, "SECRET_KEY"))
            : text(jwt, "VERIFYING_KEY");
    if (text(jwt, "JWK_URL").isPresent() && text(jwt, "VERIFYING_KEY").isEmpty()) {
      remarks.add(
          "access tokens are not taken over: their keys are at JWK_URL, which is not asked; put the"
              + " public key in PEM into SIMPLE_JWT's VERIFYING_KEY");
      return Optional.empty();
    }
    if (key.isEmpty()) {
      remarks.add("no key of access tokens is named, so that none is taken over");
      return Optional.empty();
    }
    String field = text(jwt, "USER_ID_FIELD").orElse("id");
    if (!ACCOUNT_FIELDS.contains(field)) {
      remarks.add("access and refresh tokens are not taken over: they name accounts by " + field);
      return Optional.empty();
    }
    try {
      ImportedTokens.verifier(algorithm, key.get());
    } catch (IllegalArgumentException e) {
      remarks.add("access and refresh tokens are not taken over: " + e.getMessage());
      return Optional.empty();
    }
    return Optional.of(
        new TokenKey(
            algorithm,
            key.get(),
            text(jwt, "TOKEN_TYPE_CLAIM").orElse("token_type"),
            text(jwt, "JTI_CLAIM").orElse("jti"),
            text(jwt, "USER_ID_CLAIM").orElse("user_id"),
            field,
            text(jwt, "ISSUER").orElse(null),
            texts(jwt.path("AUDIENCE")),
            leeway().orElse(null),
            listsRefresh));
  }

  /** What the operator should know about them. */
  List<String> remarks() {
    return List.copyOf(remarks);
  }

  private static Optional<String> text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    return value.isString() && !value.stringValue().isEmpty()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }

  private static List<String> texts(JsonNode value) {
    if (value.isString()) {
      return List.of(value.stringValue());
    }
    return value.isArray()
        ? value.valueStream().filter(JsonNode::isString).map(JsonNode::stringValue).toList()
        : List.of();
  }

  /** Tells nothing: they hold secrets. */
  @Override
  public String toString() {
    return "Django's settings";
  }
}
