package dev.vestibule.platform.mail;

import java.io.PrintStream;

/** Prints mails instead of sending them. */
public final class ConsoleSender implements MailSender {
  private final PrintStream out;

  public ConsoleSender(PrintStream out) {
    this.out = out;
  }

  @Override
  public Delivery send(Mail mail) {
    String lines =
        """
        ---- mail %s
        From: %s
        To: %s
        Subject: %s

        %s
        ----
        """
            .formatted(
                mail.messageId(),
                mail.from().address(),
                mail.to().address(),
                mail.subject(),
                mail.text().strip());
    out.print(lines);
    out.flush();
    return new Delivery.Accepted();
  }
}
