package dev.vestibule.platform.config;

/** How the connection to an SMTP server is protected. */
public enum SmtpSecurity {
  STARTTLS,
  TLS,
  NONE
}
