package dev.vestibule.platform.config;

/** What an account is found by at sign-in. */
public enum LoginField {
  USERNAME,
  EMAIL
}
