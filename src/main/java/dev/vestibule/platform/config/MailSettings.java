package dev.vestibule.platform.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How mail leaves. */
public record MailSettings(
    @Setting(
            "How mail leaves: smtp, inbox (development), console or folder; inbox in development"
                + " when not set, smtp in production.")
        Optional<MailTransport> transport,
    @Setting(
            value = "The sender, with or without a display name.",
            byDefault = "Vestibule <noreply@localhost>",
            formerly = "DEFAULT_FROM_EMAIL")
        String from,
    @Setting("Where the folder transport writes .eml files.") Optional<Path> folder,
    @Setting("The SMTP server.") SmtpSettings smtp,
    @Setting("A folder with jte templates that replace ours of the same name.")
        Optional<Path> templates,
    @Setting(
            value =
                "How long to wait before a failed mail or text message is tried again; doubled each"
                    + " time.",
            byDefault = "10s",
            min = "1s")
        Duration retryFirst,
    @Setting(value = "The longest wait between two tries.", byDefault = "15m", min = "1s")
        Duration retryMost,
    @Setting(
            value = "How long a mail or text message without an expiry of its own is tried.",
            byDefault = "2d",
            min = "1m")
        Duration giveUpAfter) {}
