package dev.vestibule.platform.config;

/** How an HTTP gateway takes its values: which decides how they are escaped. */
public enum SmsBodyFormat {
  JSON,
  FORM
}
