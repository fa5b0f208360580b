package dev.vestibule.platform.sms;

import dev.vestibule.platform.mail.Delivery;

/** A way for text messages to leave. */
public sealed interface TextSender
    permits HttpTextSender, TwilioTextSender, InboxTextSender, ConsoleTextSender {
  /** Hands the message over, once; may take as long as the timeout of the settings allows. */
  Delivery send(Sms sms);
}
