package dev.vestibule.platform.sms;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.mail.InboxMessages;
import java.time.InstantSource;
import java.util.Optional;

/** Chooses how text messages leave. */
public final class TextSenders {
  private TextSenders() {}

  /** The sender of the transport in force; empty when none is to leave. */
  public static Optional<TextSender> of(
      Settings settings, InboxMessages inbox, InstantSource clock) {
    return switch (settings.smsTransport()) {
      case INBOX -> Optional.of(new InboxTextSender(inbox));
      case CONSOLE -> Optional.of(new ConsoleTextSender(System.out));
      case HTTP -> Optional.of(new HttpTextSender(settings.sms().http(), clock));
      case TWILIO -> Optional.of(new TwilioTextSender(settings.sms(), clock));
      case NONE -> Optional.empty();
    };
  }
}
