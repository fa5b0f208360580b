package dev.vestibule.platform.config;

/** How log lines look. */
public enum LogFormat {
  TEXT,
  JSON
}
