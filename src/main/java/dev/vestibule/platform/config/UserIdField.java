package dev.vestibule.platform.config;

/** What names an account in paths and answers. */
public enum UserIdField {
  ID,
  UUID,
  USERNAME
}
