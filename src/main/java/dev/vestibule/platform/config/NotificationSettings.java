package dev.vestibule.platform.config;

/** Which mails tell people what happened to their account. */
public record NotificationSettings(
    @Setting(
            value =
                "Whether a mail welcomes people: once their address is proven, or at registration"
                    + " where no proof is asked for.",
            byDefault = "false")
        boolean welcome,
    @Setting(
            value = "Whether a mail tells that a password was changed or reset.",
            byDefault = "true")
        boolean passwordChanged,
    @Setting(
            value =
                "Whether mails tell both addresses that an account's e-mail address was changed;"
                    + " the former one can undo it for a day.",
            byDefault = "true")
        boolean emailChanged,
    @Setting(
            value =
                "Whether a mail tells of a sign-in from a device that the account was not used"
                    + " with in the last 90 days.",
            byDefault = "false")
        boolean newSignIn,
    @Setting(
            value =
                "Whether a mail tells that an account was deleted, or deactivated by its owner.",
            byDefault = "true")
        boolean accountDeleted) {}
