package dev.vestibule.platform.config;

/** Ways for mail to leave. */
public enum MailTransport {
  SMTP,
  INBOX,
  CONSOLE,
  FOLDER
}
