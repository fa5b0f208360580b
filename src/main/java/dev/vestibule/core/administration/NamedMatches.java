package dev.vestibule.core.administration;

import dev.vestibule.core.accounts.AccountMatch;
import dev.vestibule.core.accounts.AccountMatches;
import dev.vestibule.core.accounts.AccountStatus;
import dev.vestibule.core.profiles.ProfileField;
import dev.vestibule.core.profiles.ProfileSchema;
import dev.vestibule.core.profiles.Profiles;
import dev.vestibule.core.profiles.Viewer;
import dev.vestibule.core.rights.Groups;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a list of accounts keeps to, told by names and texts as they stand in an address. They mean
 * what the parameters of the native API's list mean; a day stands for its first moment (UTC).
 */
public final class NamedMatches {
  /** Before the name of a declared field. */
  public static final String PROFILE = "profile.";

  private static final List<String> NAMES =
      List.of(
          "status",
          "email_verified",
          "telephone_verified",
          "staff",
          "superuser",
          "group",
          "joined_from",
          "joined_before",
          "seen_from",
          "seen_before",
          "q");

  private final ProfileSchema schema;
  private final Profiles profiles;
  private final Groups groups;

  public NamedMatches(ProfileSchema schema, Profiles profiles, Groups groups) {
    this.schema = schema;
    this.profiles = profiles;
    this.groups = groups;
  }

  /** All names, those of declared fields last. */
  public List<String> names() {
    List<String> all = new ArrayList<>(NAMES);
    fields().forEach(field -> all.add(PROFILE + field.name()));
    return all;
  }

  /** The declared fields that can be asked for: what is indexed and staff may read. */
  public List<ProfileField> fields() {
    return schema.fields().stream()
        .filter(field -> field.declared().indexed() && field.readableBy(Viewer.STAFF))
        .toList();
  }

  /** What all of these texts ask for; a text that means nothing asks for nothing. */
  public List<AccountMatch> of(Map<String, String> asked) {
    return asked.entrySet().stream()
        .flatMap(entry -> of(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  /** What one text asks for; empty when it means nothing. */
  public Optional<AccountMatch> of(String name, String text) {
    return switch (name) {
      case "status" -> status(text).map(AccountMatches::status);
      case "email_verified" -> flag(text, AccountMatches::emailVerified);
      case "telephone_verified" -> flag(text, AccountMatches::telephoneVerified);
      case "staff" -> flag(text, AccountMatches::staff);
      case "superuser" -> flag(text, AccountMatches::superuser);
      case "group" -> uuid(text).map(groups::members);
      case "joined_from" -> moment(text).map(AccountMatches::joinedFrom);
      case "joined_before" -> moment(text).map(AccountMatches::joinedBefore);
      case "seen_from" -> moment(text).map(AccountMatches::seenFrom);
      case "seen_before" -> moment(text).map(AccountMatches::seenBefore);
      case "q" -> Optional.of(text).filter(t -> !t.isBlank()).map(AccountMatches::beginning);
      default -> profile(name, text);
    };
  }

  /** The texts by names of a query as it stands in an address. */
  public static Map<String, String> parsed(String query) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        all.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return all;
  }

  private Optional<AccountMatch> profile(String name, String text) {
    return fields().stream()
        .filter(field -> name.equals(PROFILE + field.name()))
        .findFirst()
        .flatMap(field -> field.parse(text).map(value -> profiles.having(field, value)));
  }

  private static Optional<AccountStatus> status(String text) {
    return Stream.of(AccountStatus.values())
        .filter(status -> status.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst();
  }

  private static Optional<AccountMatch> flag(String text, Function<Boolean, AccountMatch> match) {
    return switch (text) {
      case "true" -> Optional.of(match.apply(true));
      case "false" -> Optional.of(match.apply(false));
      default -> Optional.empty();
    };
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException refused) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeException refused) {
      return Optional.empty();
    }
  }
}
