package dev.vestibule.platform.config;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a configured claim says of an account. */
public sealed interface ClaimSource {
  String PROFILE = "profile.";

  /** Something that every account has, or may have. */
  enum Member implements ClaimSource {
    UUID,
    ID,
    EMAIL,
    EMAIL_VERIFIED,
    USERNAME,
    NAME,
    FIRST_NAME,
    LAST_NAME,
    TELEPHONE,
    LOCALE,
    STAFF,
    SUPERUSER,
    GROUPS,
    PERMISSIONS,
    /** Takes away what tokens would say without being asked. */
    OFF;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The value of a profile field. */
  record Profile(String field) implements ClaimSource {}

  /** The source that a setting's text names. */
  static Optional<ClaimSource> of(String text) {
    return text.startsWith(PROFILE)
        ? Optional.of(new Profile(text.substring(PROFILE.length())))
        : Stream.of(Member.values())
            .filter(member -> member.word().equals(text))
            .map(ClaimSource.class::cast)
            .findFirst();
  }

  /** All that {@link #of} knows, for people. */
  static String words() {
    return Stream.of(Member.values()).map(Member::word).collect(Collectors.joining(", "))
        + " and "
        + PROFILE
        + "FIELD";
  }
}
