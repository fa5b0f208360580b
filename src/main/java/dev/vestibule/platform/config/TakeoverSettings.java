package dev.vestibule.platform.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The server that is taken over, while it still answers some requests. */
public record TakeoverSettings(
    @Setting(
            "The former server's address, such as http://127.0.0.1:8001. Requests that"
                + " takeover.routes names are handed to it until they are switched.")
        Optional<URI> upstream,
    @Setting(
            "Requests that the former server still answers: method and path, such as POST"
                + " /auth/jwt/create/; * for any method, and at the end of a path for all below.")
        List<String> routes,
    @Setting(
            "Requests that both are asked (GET and HEAD alone): the former server's answer goes"
                + " out, and each difference is logged, without any value.")
        List<String> shadow,
    @Setting(
            value = "How long the former server may take to answer.",
            byDefault = "30s",
            min = "1s",
            max = "10m")
        Duration timeout) {}
