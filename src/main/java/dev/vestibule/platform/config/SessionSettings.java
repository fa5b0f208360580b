package dev.vestibule.platform.config;

import java.time.Duration;

/** Sessions of the hosted pages, carried by a cookie. */
public record SessionSettings(
    @Setting(
            value = "How long after its last use a session ends.",
            byDefault = "7d",
            min = "1m",
            formerly = "SESSION_COOKIE_AGE with SESSION_SAVE_EVERY_REQUEST")
        Duration idle,
    @Setting(
            value = "How long after the sign-in a session ends in any case.",
            byDefault = "30d",
            min = "1m",
            formerly = "SESSION_COOKIE_AGE")
        Duration lifetime) {}
