package dev.vestibule.platform.config;

/** The APIs that existing front ends speak. */
public record DialectSettings(
    @Setting("djoser's accounts API.") DjoserSettings djoser,
    @Setting("The accounts API with django-rest-knox's tokens.") KnoxSettings knox,
    @Setting("The accounts API whose mailed links lead to itself.") SignupSettings signup,
    @Setting("The product's own API.") V1Settings v1) {}
