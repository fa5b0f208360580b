package dev.vestibule.platform.config;

/** What an access token calls its account by. */
public enum TokenUser {
  /** The number as text, as SimpleJWT writes it today. */
  ID,
  /** The number, as older SimpleJWT wrote it. */
  ID_NUMBER,
  UUID,
  USERNAME,
  EMAIL
}
