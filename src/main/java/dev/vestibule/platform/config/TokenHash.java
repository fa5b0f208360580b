package dev.vestibule.platform.config;

/** What opaque tokens are hashed with before they are stored. */
public enum TokenHash {
  SHA256,
  SHA512,
  SHA3_256,
  SHA3_512
}
