package dev.vestibule.platform.config;

/** How strict the server is about what it starts with. */
public enum Mode {
  DEVELOPMENT,
  PRODUCTION
}
