package dev.vestibule.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** A mail as the bytes that travel (RFC 5322, RFC 2045 and following). */
public final class Mime {
  private Mime() {}

  /** The whole mail as bytes. */
  public static byte[] bytes(Mail mail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      message(mail, Session.getInstance(new Properties())).writeTo(out);
    } catch (MessagingException e) {
      throw new IllegalStateException("the mail has no form", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * The mail with its headers set and nothing left to compute.
   *
   * @throws IllegalArgumentException when an address is written in a form that means another one
   */
  static MimeMessage message(Mail mail, Session session) throws MessagingException {
    MimeMessage message = new Numbered(session, mail.messageId());
    message.setFrom(address(mail.from()));
    message.setRecipient(MimeMessage.RecipientType.TO, address(mail.to()));
    message.setSubject(mail.subject(), "UTF-8");
    message.setSentDate(Date.from(mail.date()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setContentLanguage(new String[] {mail.language().tag()});
    if (mail.html().isEmpty()) {
      message.setText(mail.text(), "UTF-8", "plain");
      message.setHeader("Content-Transfer-Encoding", "quoted-printable");
    } else {
      message.setContent(
          new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
    }
    message.saveChanges();
    return message;
  }

  /** The domain in the letters that mail servers know (RFC 5890); the rest stays as stored. */
  static InternetAddress address(MailAddress address) {
    InternetAddress internet = new InternetAddress();
    internet.setAddress(local(address) + "@" + domain(address));
    try {
      if (!address.name().isEmpty()) {
        internet.setPersonal(address.name(), "UTF-8");
      }
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    return internet;
  }

  /** Whether the part before the at sign needs a server that takes UTF-8 (RFC 6531). */
  static boolean international(MailAddress address) {
    return !StandardCharsets.US_ASCII.newEncoder().canEncode(local(address));
  }

  private static String local(MailAddress address) {
    return address.address().substring(0, address.address().lastIndexOf('@'));
  }

  private static String domain(MailAddress address) {
    String domain = address.domain();
    if (StandardCharsets.US_ASCII.newEncoder().canEncode(domain)) {
      return domain;
    }
    String ascii = IDN.toASCII(domain);
    // Look-alike letters would be mapped to somebody else's domain (CVE-2019-19844).
    if (!IDN.toUnicode(ascii).equalsIgnoreCase(domain)) {
      throw new IllegalArgumentException("the mail address's domain is not in its normal form");
    }
    return ascii;
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, "UTF-8", subtype);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  /** Keeps our Message-ID where the library would make one. */
  private static final class Numbered extends MimeMessage {
    private final String id;

    Numbered(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
