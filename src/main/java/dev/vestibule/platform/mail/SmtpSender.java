package dev.vestibule.platform.mail;

import dev.vestibule.platform.config.SmtpSecurity;
import dev.vestibule.platform.config.SmtpSettings;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** Sends by SMTP (RFC 5321), one connection for each mail. */
public final class SmtpSender implements MailSender {
  private static final int LONGEST_REASON = 300;

  private final SmtpSettings settings;
  private final Supplier<SSLSocketFactory> tls;

  /** Trusts the certificates that the Java installation trusts. */
  public SmtpSender(SmtpSettings settings) {
    this(settings, () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  /**
   * @param tls makes TLS connections; asked when the first mail is sent
   */
  public SmtpSender(SmtpSettings settings, Supplier<SSLSocketFactory> tls) {
    this.settings = settings;
    this.tls = tls;
  }

  @Override
  public Delivery send(Mail mail) {
    Session session = Session.getInstance(properties(Mime.international(mail.to())));
    try (SMTPTransport transport = new SMTPTransport(session, null)) {
      MimeMessage message = Mime.message(mail, session);
      connect(transport);
      transport.sendMessage(message, new Address[] {Mime.address(mail.to())});
      return new Delivery.Accepted();
    } catch (AuthenticationFailedException e) {
      return new Delivery.Delayed("the mail server refused the user or password");
    } catch (MessagingException e) {
      return failure(e);
    } catch (IllegalArgumentException e) {
      return new Delivery.Refused(String.valueOf(e.getMessage()));
    }
  }

  /** Connects, signs in and leaves again; throws what went wrong. */
  public void check() throws MessagingException {
    try (SMTPTransport transport =
        new SMTPTransport(Session.getInstance(properties(false)), null)) {
      connect(transport);
    }
  }

  private void connect(SMTPTransport transport) throws MessagingException {
    String secret = settings.oauth2Token().or(settings::password).orElse(null);
    transport.connect(
        settings.host().orElse("localhost"), settings.port(), settings.user().orElse(null), secret);
  }

  private Properties properties(boolean international) {
    Properties properties = new Properties();
    properties.setProperty(
        "mail.smtp.connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
    String wait = String.valueOf(settings.readTimeout().toMillis());
    properties.setProperty("mail.smtp.timeout", wait);
    properties.setProperty("mail.smtp.writetimeout", wait);
    properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
    if (settings.oauth2Token().isPresent()) {
      properties.setProperty("mail.smtp.auth.mechanisms", "XOAUTH2");
    }
    properties.setProperty("mail.mime.allowutf8", String.valueOf(international));
    protect(properties);
    return properties;
  }

  private void protect(Properties properties) {
    switch (settings.security()) {
      case STARTTLS -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    if (settings.security() != SmtpSecurity.NONE) {
      properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
      properties.put("mail.smtp.ssl.socketFactory", tls.get());
    }
  }

  private static Delivery failure(MessagingException e) {
    SMTPAddressFailedException refusal = refusal(e);
    String reason = reason(refusal == null ? e : refusal);
    return refusal != null && permanent(refusal.getReturnCode())
        ? new Delivery.Refused(reason)
        : new Delivery.Delayed(reason);
  }

  /** What the server said of the recipient; other errors are ours or the server's and may pass. */
  private static @Nullable SMTPAddressFailedException refusal(MessagingException e) {
    for (Exception at = e; at instanceof MessagingException m; at = m.getNextException()) {
      if (at instanceof SMTPAddressFailedException found) {
        return found;
      }
    }
    return null;
  }

  /** 530 asks for a sign-in, and 552 at this place means too many recipients (RFC 5321, 4.5.3). */
  private static boolean permanent(int code) {
    return code >= 500 && code <= 599 && code != 530 && code != 552;
  }

  private static String reason(Exception e) {
    String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
    String clean = text.replaceAll("(?i)\\b[a-z][a-z0-9+.-]*://\\S+", "[link]");
    return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
  }
}
