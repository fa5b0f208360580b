package dev.vestibule.platform.sms;

import dev.vestibule.platform.mail.Delivery;
import dev.vestibule.platform.mail.InboxMessages;

/** Puts text messages into the development inbox, beside the mails. */
public final class InboxTextSender implements TextSender {
  private final InboxMessages messages;

  public InboxTextSender(InboxMessages messages) {
    this.messages = messages;
  }

  @Override
  public Delivery send(Sms sms) {
    messages.addText(sms.id(), sms.from().orElse(""), sms.to(), sms.text(), sms.language());
    return new Delivery.Accepted();
  }
}
