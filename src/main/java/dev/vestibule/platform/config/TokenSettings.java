package dev.vestibule.platform.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How tokens are signed. */
public record TokenSettings(
    @Setting(
            value = "What signs access tokens: ES256 with published keys, or HS256 with a secret.",
            byDefault = "es256")
        SigningAlgorithm algorithm,
    @Setting(
            value = "The secret for HS256, such as a Django project's SIGNING_KEY.",
            secret = true,
            formerly = "SIMPLE_JWT SIGNING_KEY")
        Optional<String> signingKey,
    @Setting(
            value = "The iss claim of access tokens; none when not set.",
            formerly = "SIMPLE_JWT ISSUER")
        Optional<String> issuer,
    @Setting(
            value = "The aud claim of access tokens; none when not set.",
            formerly = "SIMPLE_JWT AUDIENCE")
        Optional<String> audience,
    @Setting(
            value = "How far clocks may differ when an expiry is checked.",
            byDefault = "0s",
            formerly = "SIMPLE_JWT LEEWAY",
            max = "5m")
        Duration leeway,
    @Setting(
            value = "How many verified tokens are remembered until they expire.",
            byDefault = "20000",
            min = "0")
        int remembered,
    @Setting(
            "What access tokens say of their account beside what every token says: names of claims,"
                + " each with what it says (api.md#claims). `groups: off` takes the groups out of"
                + " the native API's tokens.")
        Map<String, String> claims) {

  /** Keeps the order in which the claims are written. */
  public TokenSettings {
    claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }
}
