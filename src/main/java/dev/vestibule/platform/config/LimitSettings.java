package dev.vestibule.platform.config;

import java.util.Optional;

/** How often something may be asked. */
public record LimitSettings(
    @Setting(
            value =
                "How many requests a minute one network (an IPv4 address, an IPv6 /64) may send"
                    + " whose answers can tell who has an account: registrations, checks, password"
                    + " resets, changes of address or number. 0 sets no limit; when not set, 60 in"
                    + " production and 600 in development.",
            min = "0",
            max = "1000000")
        Optional<Integer> existencePerMinute) {}
