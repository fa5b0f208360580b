package dev.vestibule.platform.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Traces by OpenTelemetry. */
public record TracingSettings(
    @Setting(
            "Where spans are sent by OTLP (http/protobuf), such as"
                + " http://localhost:4318/v1/traces; nothing is traced without it.")
        Optional<URI> endpoint,
    @Setting(
            value = "Headers for the endpoint, each as Name: value; often one with a key.",
            secret = true)
        List<String> headers,
    @Setting(
            value = "Which part of requests is traced that come without a trace of their own.",
            byDefault = "1.0",
            min = "0",
            max = "1")
        double share,
    @Setting(value = "The name that the spans have.", byDefault = "vestibule")
        String serviceName) {}
