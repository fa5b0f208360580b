package dev.vestibule.drills;

import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A mail server that stays while the servers come and go. */
final class Postbox implements AutoCloseable {
  private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
  private final long wallMillis;
  private final long atNanos;

  /** Starts one whose mails can be put into a history. */
  Postbox(History history) {
    wallMillis = System.currentTimeMillis();
    atNanos = history.now();
    server.start();
  }

  int port() {
    return server.getSmtp().getPort();
  }

  /** The settings of a server that sends to it. */
  Map<String, String> settings() {
    return Map.of(
        "mail.transport", "smtp",
        "mail.smtp.host", "127.0.0.1",
        "mail.smtp.port", String.valueOf(port()),
        "mail.smtp.security", "none");
  }

  /** Tells a history of every mail that came. */
  void tell(History history) throws MessagingException {
    for (StoredMessage stored : server.getManagers().getImapHostManager().getAllMessages()) {
      MimeMessage mail = stored.getMimeMessage();
      long millis = stored.getReceivedDate().toInstant().toEpochMilli() - wallMillis;
      history.add(
          new Event(
              atNanos + TimeUnit.MILLISECONDS.toNanos(millis),
              "drill",
              Event.Deed.MAIL,
              recipient(mail),
              mail.getMessageID(),
              Event.Phase.SEEN));
    }
  }

  private static String recipient(MimeMessage mail) throws MessagingException {
    InternetAddress to = (InternetAddress) mail.getRecipients(Message.RecipientType.TO)[0];
    return to.getAddress().replaceFirst("@.*", "");
  }

  @Override
  public void close() {
    server.stop();
  }
}
