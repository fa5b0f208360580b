package dev.vestibule.platform.config;

/** The least severe lines that are logged. */
public enum LogLevel {
  ERROR,
  WARNING,
  INFO,
  DEBUG
}
