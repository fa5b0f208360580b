package dev.vestibule.platform.config;

/** What signs access tokens (RFC 7518, section 3.1). */
public enum SigningAlgorithm {
  ES256,
  HS256
}
