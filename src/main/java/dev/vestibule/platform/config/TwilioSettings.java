package dev.vestibule.platform.config;

import java.net.URI;
import java.util.Optional;

/** Twilio's REST API. */
public record TwilioSettings(
    @Setting("The account's SID.") Optional<String> accountSid,
    @Setting(value = "The account's token.", secret = true) Optional<String> authToken,
    @Setting("The messaging service that sends, instead of sms.from.")
        Optional<String> messagingServiceSid,
    @Setting(value = "Where the API is.", byDefault = "https://api.twilio.com") URI url) {}
