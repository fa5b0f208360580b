package dev.vestibule.platform.config;

/** How often something may be asked. */
public record LimitSettings(
    @Setting(
            value =
                "How many requests a minute one network (an IPv4 address, an IPv6 /64) may send"
                    + " whose answers can tell who has an account: registrations, checks, password"
                    + " resets, changes of address or number. 0 sets no limit.",
            byDefault = "60",
            min = "0",
            max = "1000000")
        int existencePerMinute) {}
