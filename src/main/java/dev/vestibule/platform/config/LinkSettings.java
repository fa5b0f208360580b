package dev.vestibule.platform.config;

import java.time.Duration;

/** One-time links. */
public record LinkSettings(
    @Setting(
            value = "How long a mailed link works.",
            byDefault = "3d",
            min = "1m",
            formerly = "PASSWORD_RESET_TIMEOUT")
        Duration lifetime,
    @Setting(
            value =
                "How many links of one purpose an account may have at once; the oldest ends when"
                    + " one more is asked for.",
            byDefault = "5",
            min = "1",
            max = "100")
        int mostAlive) {}
