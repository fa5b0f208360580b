package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.List;

/** How other programs are told what happens. */
public record WebhookSettings(
    @Setting(
            "Addresses or networks (CIDR) that may be connected to though they are not of the open"
                + " internet, such as 10.20.0.0/16.")
        List<String> allowNetworks,
    @Setting(
            value = "Whether an endpoint may have an http address; https alone otherwise.",
            byDefault = "false")
        boolean plainHttp,
    @Setting(
            value = "How long to wait for an endpoint's answer.",
            byDefault = "10s",
            min = "100ms",
            max = "1m")
        Duration timeout,
    @Setting(
            value = "How long a delivery is tried before it is given up.",
            byDefault = "28h",
            min = "1m",
            max = "30d")
        Duration giveUpAfter,
    @Setting(
            value = "An endpoint that nothing reaches for so long is switched off.",
            byDefault = "5d",
            min = "1h",
            max = "90d")
        Duration switchOffAfter,
    @Setting(
            value = "How long a former secret signs along after a rotation.",
            byDefault = "1d",
            min = "0s",
            max = "30d")
        Duration secretOverlap) {}
