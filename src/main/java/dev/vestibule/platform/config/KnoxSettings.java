package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts API of seed S0, with django-rest-knox's tokens. */
public record KnoxSettings(
    @Setting(value = "Whether it is served.", byDefault = "true", oneForAll = true) boolean enabled,
    @Setting("The path it is mounted at; empty for the root.") String prefix,
    @Setting(
            value =
                "Further places where it is served, by names of their own, each with the settings"
                    + " of this section that it has in another way.",
            oneForAll = true)
        Map<String, Overrides> mounts,
    @Setting(
            "Routes at other paths below the prefix, or off, by name: register, login, knox-login,"
                + " logout, logoutall, users, user, current-user, update-user, delete-user,"
                + " phone-number-verify, phone-code-renew, email-check, telephone-check,"
                + " reset-password, forgot-password.")
        Map<String, String> routes,
    @Setting(
            value = "What login takes: email, which may hold a telephone number too, or username.",
            byDefault = "email")
        LoginField loginField,
    @Setting(
            "What an account's members are to front ends, by name: required, optional, fixed (given"
                + " at registration, only shown later), read-only or off. Members are id, username,"
                + " full_name, first_name, last_name, telephone, email, user_image; own ones stand"
                + " in profile.fields.")
        Map<String, String> fields,
    @Setting(
            value = "Whether register answers with a token and the user, as login does.",
            byDefault = "false")
        boolean registerSignsIn,
    @Setting(
            value =
                "Words accepted in front of an opaque token in Authorization, in any case; the"
                    + " first is named in WWW-Authenticate.",
            byDefault = "Token",
            formerly = "REST_KNOX AUTH_HEADER_PREFIX")
        List<String> authHeaderPrefix,
    @Setting(
            value = "What tokens are hashed with before they are stored.",
            byDefault = "sha512",
            oneForAll = true,
            formerly = "REST_KNOX SECURE_HASH_ALGORITHM")
        TokenHash secureHashAlgorithm,
    @Setting(
            value = "How many hexadecimal characters a token has; each holds 4 bits.",
            byDefault = "64",
            min = "64",
            max = "256",
            formerly = "REST_KNOX AUTH_TOKEN_CHARACTER_LENGTH")
        int authTokenCharacterLength,
    @Setting(
            value = "How long a token lives; 0s for tokens without an end.",
            byDefault = "10h",
            min = "0s",
            formerly = "REST_KNOX TOKEN_TTL")
        Duration tokenTtl,
    @Setting(
            value = "How many living tokens an account may have; 0 for any number.",
            byDefault = "5",
            min = "0",
            formerly = "REST_KNOX TOKEN_LIMIT_PER_USER")
        int tokenLimitPerUser,
    @Setting(
            value = "Whether the use of a token prolongs it.",
            byDefault = "false",
            oneForAll = true,
            formerly = "REST_KNOX AUTO_REFRESH")
        boolean autoRefresh,
    @Setting(
            value = "How long after its issue a token is prolonged at most; 0s for any time.",
            byDefault = "0s",
            min = "0s",
            oneForAll = true,
            formerly = "REST_KNOX AUTO_REFRESH_MAX_TTL")
        Duration autoRefreshMaxTtl,
    @Setting(
            value = "A token is prolonged at most once in so long.",
            byDefault = "1m",
            min = "0s",
            oneForAll = true,
            formerly = "REST_KNOX MIN_REFRESH_INTERVAL")
        Duration minRefreshInterval,
    @Setting(
            value =
                "How expiry is written: iso-8601, or a pattern of Python's strftime such as"
                    + " %Y-%m-%d %H:%M:%S.",
            byDefault = "iso-8601",
            formerly = "REST_KNOX EXPIRY_DATETIME_FORMAT")
        String expiryDatetimeFormat,
    @Setting(
            value = "Whether login/ answers with the user beside the token.",
            byDefault = "true",
            formerly = "REST_KNOX USER_SERIALIZER")
        boolean userInLogin,
    @Setting(
            value = "How many accounts a page of users/ holds.",
            byDefault = "10",
            min = "1",
            max = "1000",
            formerly = "REST_FRAMEWORK PAGE_SIZE")
        int pageSize,
    @Setting(
            value = "Whether Basic credentials are accepted.",
            byDefault = "true",
            formerly = "BasicAuthentication")
        boolean basicAuthentication,
    @Setting(
            value = "Whether the cookie of a hosted page's session is accepted.",
            byDefault = "true",
            formerly = "SessionAuthentication")
        boolean sessionAuthentication,
    @Setting(
            value = "How long a token mailed by api/reset-password/ is valid.",
            oneForAll = true,
            byDefault = "1h",
            min = "1m",
            max = "7d")
        Duration resetTokenLifetime) {
  /** Keeps the order in which they were written. */
  public KnoxSettings {
    mounts = Collections.unmodifiableMap(new LinkedHashMap<>(mounts));
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    routes = Collections.unmodifiableMap(new LinkedHashMap<>(routes));
  }

  /** The members of an account in its forms and answers. */
  public AccountMembers members() {
    return AccountMembers.of(this);
  }

  /** Where its routes stand below the prefix. */
  public RoutePaths paths() {
    return new RoutePaths(KnoxPaths.usual(), routes);
  }
}
