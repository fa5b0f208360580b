package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.List;

/** Which pages of other origins may call the server. */
public record CorsSettings(
    @Setting(
            "Origins that may call, such as https://app.example.org; * for any without credentials."
                + " In development any localhost origin may call as well.")
        List<String> origins,
    @Setting(value = "Whether browsers may send cookies along.", byDefault = "false")
        boolean credentials,
    @Setting(
            value = "Request headers that front ends may send; * for any that is asked for.",
            byDefault =
                "Accept,Authorization,Content-Type,Idempotency-Key,If-Match,If-None-Match,Origin,"
                    + "User-Agent,X-CSRFToken,X-Requested-With,ngrok-skip-browser-warning")
        List<String> headers,
    @Setting(value = "How long browsers may remember a preflight answer.", byDefault = "10m")
        Duration maxAge) {}
