package dev.vestibule.platform.config;

import java.time.Duration;

/** What is recorded of what happens. */
public record AuditSettings(
    @Setting(value = "Whether what happens is recorded in the audit trail.", byDefault = "true")
        boolean enabled,
    @Setting(value = "How long records are kept; 0s for ever.", byDefault = "400d", min = "0s")
        Duration retention,
    @Setting(
            value = "How often the end of the chain is signed, when it moved.",
            byDefault = "5m",
            min = "1s")
        Duration signEvery,
    @Setting("Where records are handed on to, as JSON lines.") AuditStreamSettings stream) {}
