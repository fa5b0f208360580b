package dev.vestibule.platform.sms;

import dev.vestibule.platform.mail.Delivery;
import java.io.PrintStream;

/** Prints text messages instead of sending them. */
public final class ConsoleTextSender implements TextSender {
  private final PrintStream out;

  public ConsoleTextSender(PrintStream out) {
    this.out = out;
  }

  @Override
  public Delivery send(Sms sms) {
    String lines =
        """
        ---- sms %s
        From: %s
        To: %s

        %s
        ----
        """
            .formatted(sms.id(), sms.from().orElse("-"), sms.to(), sms.text().strip());
    out.print(lines);
    out.flush();
    return new Delivery.Accepted();
  }
}
