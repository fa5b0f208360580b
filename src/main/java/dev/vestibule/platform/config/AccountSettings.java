package dev.vestibule.platform.config;

import java.time.Duration;

/** What is told about accounts, and how long they stay. */
public record AccountSettings(
    @Setting(
            value =
                "Whether answers hide who has an account: a taken address or telephone is answered"
                    + " like a free one, and its owner gets a mail instead.",
            byDefault = "false")
        boolean concealExistence,
    @Setting(
            value =
                "How long an account that its owner deletes, on its page or through the native API,"
                    + " is kept, shut, so that they can take that back; 0s removes it at once.",
            byDefault = "14d",
            min = "0s",
            max = "365d")
        Duration deletionWaitingTime) {}
