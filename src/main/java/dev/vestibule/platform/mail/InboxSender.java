package dev.vestibule.platform.mail;

/** Puts mails into the development inbox. */
public final class InboxSender implements MailSender {
  private final InboxMessages messages;

  public InboxSender(InboxMessages messages) {
    this.messages = messages;
  }

  @Override
  public Delivery send(Mail mail) {
    messages.add(mail);
    return new Delivery.Accepted();
  }
}
