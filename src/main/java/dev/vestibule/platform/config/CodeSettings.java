package dev.vestibule.platform.config;

import java.time.Duration;

/** One-time codes that people type. */
public record CodeSettings(
    @Setting(
            value = "How many digits a code has; 6 are advised in production.",
            byDefault = "4",
            min = "4",
            max = "8")
        int length,
    @Setting(value = "How long a code is valid.", byDefault = "10m", min = "30s", max = "1d")
        Duration lifetime,
    @Setting(
            value = "How many wrong tries a code bears before it is void.",
            byDefault = "3",
            min = "1",
            max = "10")
        int tries,
    @Setting(
            value = "How long a number waits for its next code.",
            byDefault = "1m",
            min = "0s",
            max = "1d")
        Duration resendAfter,
    @Setting(
            value = "How many codes a number gets within 24 hours.",
            byDefault = "5",
            min = "1",
            max = "100")
        int perDay,
    @Setting(
            value =
                "Whether the code of a registration goes to the e-mail address as well, as seed S0"
                    + " says; a code that came by mail proves no telephone.",
            byDefault = "true")
        boolean byMail) {}
