package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.Optional;

/** The SMTP server. */
public record SmtpSettings(
    @Setting(value = "Its name or address.", formerly = "EMAIL_HOST") Optional<String> host,
    @Setting(
            value = "Its port: 587 with STARTTLS, 465 with TLS, often 25 without.",
            byDefault = "587",
            min = "1",
            max = "65535",
            formerly = "EMAIL_PORT")
        int port,
    @Setting(
            value = "starttls (required), tls or none.",
            byDefault = "starttls",
            formerly = "EMAIL_USE_TLS, EMAIL_USE_SSL")
        SmtpSecurity security,
    @Setting(value = "The user to sign in with.", formerly = "EMAIL_HOST_USER")
        Optional<String> user,
    @Setting(value = "The user's password.", secret = true, formerly = "EMAIL_HOST_PASSWORD")
        Optional<String> password,
    @Setting(value = "An access token for XOAUTH2, instead of a password.", secret = true)
        Optional<String> oauth2Token,
    @Setting(value = "How long to wait for a connection.", byDefault = "10s", min = "1ms")
        Duration connectTimeout,
    @Setting(value = "How long to wait for an answer.", byDefault = "20s", min = "1ms")
        Duration readTimeout) {}
