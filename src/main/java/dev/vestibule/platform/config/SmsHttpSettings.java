package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Any provider of text messages that takes an HTTP request. */
public record SmsHttpSettings(
    @Setting(
            "The address of the request; places such as {to} and {text} are filled in, see"
                + " docs/text-messages.md.")
        Optional<String> url,
    @Setting(value = "The method: POST, PUT or GET.", byDefault = "POST") String method,
    @Setting(
            value =
                "Headers of the request, each as Name: value; often one with a key. {id} is filled"
                    + " in.",
            secret = true)
        List<String> headers,
    @Setting(value = "What the body is: json or form.", byDefault = "json") SmsBodyFormat format,
    @Setting(
            value =
                "The body, not sent with GET; {to}, {digits} (the number without its plus), {from},"
                    + " {text} and {id} are filled in, escaped as the format asks.",
            byDefault = "{\"to\":\"{to}\",\"text\":\"{text}\"}",
            secret = true)
        String body,
    @Setting(
            value = "How long to wait for the gateway.",
            byDefault = "10s",
            min = "100ms",
            max = "2m")
        Duration timeout) {}
