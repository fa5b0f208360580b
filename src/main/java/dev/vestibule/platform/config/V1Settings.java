package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.Optional;

/** The product's own API. */
public record V1Settings(
    @Setting(value = "Whether it is served.", byDefault = "true") boolean enabled,
    @Setting(value = "The path it is mounted at.", byDefault = "/api/v1") String prefix,
    @Setting(
            value =
                "Whether a new account proves its address before it can do anything else; always"
                    + " with accounts.conceal-existence.",
            byDefault = "true")
        boolean verifyEmail,
    @Setting(value = "How long an access token lives.", byDefault = "5m", min = "1s")
        Duration accessTokenLifetime,
    @Setting(
            value = "How long a refresh token lives; each refresh starts it anew.",
            byDefault = "30d",
            min = "1s")
        Duration refreshTokenLifetime,
    @Setting(
            value =
                "How long the tokens of a registration may prove its address; another code can be"
                    + " asked for without them.",
            byDefault = "1h",
            min = "1m")
        Duration verifyTokenLifetime,
    @Setting(
            value =
                "Whether a refresh token works once: a retry within 10 seconds gets the same answer"
                    + " again, and a later one ends the session and tells its owner.",
            byDefault = "true")
        boolean rotateRefreshTokens,
    @Setting(
            "The front end's page in mails that prove an address: a full address with {uid} and"
                + " {token}; this server's own page when not set.")
        Optional<String> activationUrl,
    @Setting("The front end's page in password reset mails; this server's own page when not set.")
        Optional<String> passwordResetUrl) {}
