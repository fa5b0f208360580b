package dev.vestibule.platform.mail;

import dev.vestibule.platform.config.MailTransport;
import dev.vestibule.platform.config.Mode;
import dev.vestibule.platform.config.Settings;

/** Chooses how mail leaves. */
public final class MailSenders {
  private MailSenders() {}

  /**
   * The transport in force: what is set, or the inbox in development.
   *
   * @throws IllegalStateException in production when none is set
   */
  public static MailTransport transport(Settings settings) {
    return settings
        .mail()
        .transport()
        .orElseGet(() -> {
          if (settings.mode() == Mode.PRODUCTION) {
            throw new IllegalStateException("mail.transport must be set in production");
          }
          return MailTransport.INBOX;
        });
  }

  /** The sender of the transport in force. */
  public static MailSender of(Settings settings, InboxMessages inbox) {
    return switch (transport(settings)) {
      case SMTP -> new SmtpSender(settings.mail().smtp());
      case INBOX -> new InboxSender(inbox);
      case CONSOLE -> new ConsoleSender(System.out);
      case FOLDER ->
          new FolderSender(
              settings.mail().folder().orElseGet(() -> settings.data().resolve("mail")));
    };
  }
}
