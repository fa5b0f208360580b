package dev.vestibule.platform.config;

/** How text messages leave. */
public enum SmsTransport {
  INBOX,
  CONSOLE,
  HTTP,
  TWILIO,
  NONE
}
