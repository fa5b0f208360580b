package dev.vestibule.platform.config;

import java.time.Duration;

/** The accounts API of seed S0, with django-rest-knox's tokens. */
public record KnoxSettings(
    @Setting(value = "Whether it is served.", byDefault = "true") boolean enabled,
    @Setting(value = "The path it is mounted at; empty for the root.") String prefix,
    @Setting(
            value = "The word in front of an opaque token in Authorization, in any case.",
            byDefault = "Token",
            formerly = "REST_KNOX AUTH_HEADER_PREFIX")
        String authHeaderPrefix,
    @Setting(
            value = "What tokens are hashed with before they are stored.",
            byDefault = "sha512",
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
            formerly = "REST_KNOX AUTO_REFRESH")
        boolean autoRefresh,
    @Setting(
            value = "How long after its issue a token is prolonged at most; 0s for any time.",
            byDefault = "0s",
            min = "0s",
            formerly = "REST_KNOX AUTO_REFRESH_MAX_TTL")
        Duration autoRefreshMaxTtl,
    @Setting(
            value = "A token is prolonged at most once in so long.",
            byDefault = "1m",
            min = "0s",
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
            byDefault = "1h",
            min = "1m",
            max = "7d")
        Duration resetTokenLifetime) {}
