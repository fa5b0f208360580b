package dev.vestibule.platform.config;

/** Telephone numbers. */
public record TelephoneSettings(
    @Setting(
            value =
                "The region of numbers that are entered without a country code, by its two letters"
                    + " (ISO 3166).",
            byDefault = "FR")
        String defaultRegion) {}
