package dev.vestibule.platform.config;

import java.util.Optional;

/** Tokens in cookies that no script reads, for front ends that keep none themselves. */
public record TokenCookieSettings(
    @Setting(
            value =
                "Whether jwt/create sets them, routes read them, and jwt/verify, jwt/refresh and"
                    + " logout take them in place of a body.",
            byDefault = "false",
            formerly = "AUTH_COOKIE")
        boolean enabled,
    @Setting(value = "The cookie of the access token.", byDefault = "access") String access,
    @Setting(value = "The cookie of the refresh token.", byDefault = "refresh") String refresh,
    @Setting(
            value = "Whether answers hold the tokens as well, where scripts can read them.",
            byDefault = "true")
        boolean inBody,
    @Setting(
            value = "lax, strict, or none for front ends on another site.",
            byDefault = "lax",
            formerly = "AUTH_COOKIE_SAMESITE")
        SameSite sameSite,
    @Setting(
            value =
                "Whether they are sent by HTTPS alone; when not set, if they were asked for by"
                    + " HTTPS, and always with same-site none.",
            formerly = "AUTH_COOKIE_SECURE")
        Optional<Boolean> secure,
    @Setting(
            value = "The path below which they are sent.",
            byDefault = "/",
            formerly = "AUTH_COOKIE_PATH")
        String path,
    @Setting("The domain that they are sent to; the server's host alone when not set.")
        Optional<String> domain,
    @Setting(
            value = "Whether they end with the browser's session instead of with their tokens.",
            byDefault = "false")
        boolean session) {}
