package dev.vestibule.platform.config;

import java.util.Optional;

/** How text messages leave, and how many. */
public record SmsSettings(
    @Setting(
            "How text messages leave: inbox (development), console, http, twilio, or none; inbox in"
                + " development when not set, none in production.")
        Optional<SmsTransport> transport,
    @Setting("The sender that gateways are given: a number in E.164 or a registered name.")
        Optional<String> from,
    @Setting("A gateway that takes an HTTP request.") SmsHttpSettings http,
    @Setting("Twilio.") TwilioSettings twilio,
    @Setting(
            value = "How many codes the whole server sends by SMS within an hour.",
            byDefault = "1000",
            min = "1")
        int hourlyBudget,
    @Setting(
            value = "How many codes go to the numbers of one country calling code within an hour.",
            byDefault = "300",
            min = "1")
        int hourlyBudgetPerCountry,
    @Setting(
            value = "From how many codes to a country within an hour the breaker looks at them.",
            byDefault = "50",
            min = "5")
        int breakerFrom,
    @Setting(
            value =
                "Of those codes, how many of a hundred must have been entered: below that, no more"
                    + " go to that country for the hour, and the operator is alerted. 0 switches"
                    + " the breaker off.",
            byDefault = "10",
            min = "0",
            max = "100")
        int breakerEnteredPercent) {}
