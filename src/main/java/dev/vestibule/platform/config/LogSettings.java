package dev.vestibule.platform.config;

import java.util.Optional;

/** What is logged and how. */
public record LogSettings(
    @Setting("text or json; text in development and json in production when not set.")
        Optional<LogFormat> format,
    @Setting(value = "The least severe lines that are logged.", byDefault = "info") LogLevel level,
    @Setting(value = "Whether each request leaves a line.", byDefault = "true") boolean requests) {}
