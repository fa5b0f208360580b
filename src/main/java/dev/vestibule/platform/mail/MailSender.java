package dev.vestibule.platform.mail;

/** A way for mail to leave. */
public sealed interface MailSender permits SmtpSender, InboxSender, ConsoleSender, FolderSender {
  /** Hands the mail over, once; may take as long as the timeouts of the settings allow. */
  Delivery send(Mail mail);
}
