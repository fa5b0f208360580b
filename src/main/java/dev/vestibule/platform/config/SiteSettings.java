package dev.vestibule.platform.config;

import java.util.Optional;

/** What people see of the product. */
public record SiteSettings(
    @Setting(
            value = "The product's name in mails and on pages.",
            byDefault = "Example",
            formerly = "SITE_NAME")
        String name,
    @Setting(
            value =
                "The front end's host (and port) for links in mails; the public URL's host when not"
                    + " set.",
            formerly = "DOMAIN")
        Optional<String> domain,
    @Setting(
            value = "The front end's scheme for links in mails; the public URL's when not set.",
            formerly = "PROTOCOL")
        Optional<String> protocol,
    @Setting(
            value = "The language used when a client names none that is known: en or fr.",
            byDefault = "en")
        String locale,
    @Setting(
            value = "The time zone of the moments that mails tell, such as Europe/Paris.",
            byDefault = "UTC",
            formerly = "TIME_ZONE")
        String timeZone) {}
