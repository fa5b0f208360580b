package dev.vestibule.platform.config;

import java.util.List;
import java.util.Optional;

/** Who may read figures and details of the server's health. */
public record MetricsSettings(
    @Setting(
            value = "Sent as a bearer token, it opens /metrics and /health/details.",
            secret = true)
        Optional<String> token,
    @Setting(
            "Addresses or networks (CIDR) of clients that need no token, such as 10.20.0.0/16; with"
                + " neither of both the pages are open in development and do not exist in"
                + " production.")
        List<String> networks) {}
