package dev.vestibule.platform.config;

/** What is told about accounts. */
public record AccountSettings(
    @Setting(
            value =
                "Whether answers hide who has an account: a taken address or telephone is answered"
                    + " like a free one, and its owner gets a mail instead.",
            byDefault = "false")
        boolean concealExistence) {}
