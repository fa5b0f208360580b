package dev.vestibule.platform.config;

import java.nio.file.Path;

/** Everything that can be set. */
public record Settings(
    @Setting(
            value =
                "How strict the server is: development keeps mail in an inbox and makes its own"
                    + " secrets; production refuses to start without real ones.",
            byDefault = "development")
        Mode mode,
    @Setting(value = "The folder for the embedded database and the key file.", byDefault = "data")
        Path data,
    @Setting("What people see of the product.") SiteSettings site,
    @Setting("Where and how the server listens.") ServerSettings server,
    @Setting("Which pages of other origins may call the server.") CorsSettings cors,
    @Setting("Where accounts are kept.") DatabaseSettings database,
    @Setting("Keys that protect everything else.") SecretSettings secrets,
    @Setting("How mail leaves.") MailSettings mail,
    @Setting("How passwords are hashed and which are refused.") PasswordSettings passwords,
    @Setting("How tokens are signed.") TokenSettings tokens,
    @Setting("One-time links.") LinkSettings links,
    @Setting("What is logged and how.") LogSettings log,
    @Setting("The APIs that existing front ends speak.") DialectSettings dialects) {}
