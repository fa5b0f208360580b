package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SmtpSettings;
import dev.vestibule.platform.mail.SmtpSender;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.List;

/** Whether mail would leave: signs in at the mail server and leaves again. */
final class MailCheck {
  private MailCheck() {}

  static List<Finding> of(Settings settings) {
    return List.of(
        switch (settings.mailTransport()) {
          case SMTP -> smtp(settings.mail().smtp());
          case INBOX -> Finding.ok("mail", "is kept in the inbox at /inbox/; none leaves");
          case CONSOLE -> Finding.ok("mail", "is printed by the server; none leaves");
          case FOLDER -> Finding.ok("mail", "is written into the folder mail.folder; none leaves");
        });
  }

  private static Finding smtp(SmtpSettings smtp) {
    String server = smtp.host().orElse("localhost") + ":" + smtp.port();
    try {
      new SmtpSender(smtp).check();
      return Finding.ok("mail", server + " takes our mail");
    } catch (AuthenticationFailedException e) {
      return Finding.fail(
          "mail",
          server + " refused the user or password",
          "check mail.smtp.user and mail.smtp.password (or mail.smtp.oauth2-token)");
    } catch (MessagingException e) {
      return Finding.fail(
          "mail", e, "check mail.smtp.host, mail.smtp.port, mail.smtp.security and firewalls");
    }
  }
}
