package dev.vestibule.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.vestibule.platform.config.SmtpSecurity;
import dev.vestibule.platform.config.SmtpSettings;
import dev.vestibule.platform.http.Language;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class SmtpSenderTest {
  private static final SSLContext TLS = TestCertificate.forLocalhost();
  private static final String TEXT = "Grüße\nhttps://app.example.org/activate/MQ/abc\n.\n..dots\n";

  @Test
  void aMailArrivesWholeByTls() throws Exception {
    try (GreenMailServer server = new GreenMailServer()) {
      SmtpSettings settings = settings(server.port(), SmtpSecurity.TLS, "geheim");
      Delivery delivery = new SmtpSender(settings, TLS::getSocketFactory).send(mail());
      assertThat(delivery).isEqualTo(new Delivery.Accepted());
      MimeMessage got = server.received()[0];
      assertThat(got.getMessageID()).isEqualTo("<1@example.org>");
      assertThat(got.getSubject()).isEqualTo("Réinitialisation à Sète");
      InternetAddress from = (InternetAddress) got.getFrom()[0];
      assertThat(from.getPersonal()).isEqualTo("Café Ünïcode");
      assertThat(from.getAddress()).isEqualTo("noreply@example.org");
      assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(got.getHeader("Content-Language")).containsExactly("fr");
      assertThat(got.getSentDate()).isEqualTo(Instant.parse("2026-03-01T10:00:00Z"));
      Multipart parts = (Multipart) got.getContent();
      assertThat(parts.getContentType()).startsWith("multipart/alternative");
      assertThat(parts.getBodyPart(0).getContentType()).containsIgnoringCase("utf-8");
      assertThat(String.valueOf(parts.getBodyPart(0).getContent()).replace("\r\n", "\n"))
          .isEqualTo(TEXT);
      assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
    }
  }

  @Test
  void aCertificateForAnotherNameIsAReasonToWait() {
    try (GreenMailServer server = new GreenMailServer()) {
      SmtpSettings settings = settings(server.port(), SmtpSecurity.TLS, "");
      SmtpSettings other =
          new SmtpSettings(
              Optional.of("127.0.0.1"),
              settings.port(),
              settings.security(),
              settings.user(),
              settings.password(),
              settings.oauth2Token(),
              settings.connectTimeout(),
              settings.readTimeout());
      assertThat(new SmtpSender(other, TLS::getSocketFactory).send(mail()))
          .isInstanceOf(Delivery.Delayed.class);
    }
  }

  @Test
  void aCertificateThatNobodyTrustsIsAReasonToWait() {
    try (GreenMailServer server = new GreenMailServer()) {
      SmtpSender sender = new SmtpSender(settings(server.port(), SmtpSecurity.TLS, ""));
      assertThat(sender.send(mail())).isInstanceOf(Delivery.Delayed.class);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  void starttlsProtectsPasswordAndMail() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of(), TLS.getSocketFactory())) {
      SmtpSettings settings = settings(server.port(), SmtpSecurity.STARTTLS, "geheim");
      assertThat(new SmtpSender(settings, TLS::getSocketFactory).send(mail()))
          .isEqualTo(new Delivery.Accepted());
      int secure = server.heard.indexOf("(secure)");
      assertThat(secure).isPositive();
      assertThat(server.heard.subList(0, secure)).noneMatch(line -> line.startsWith("AUTH"));
      assertThat(server.heard.subList(secure, server.heard.size()))
          .anyMatch(line -> line.startsWith("AUTH"))
          .contains("RCPT TO:<bob@example.com>");
    }
  }

  @Test
  void withoutStarttlsNothingIsSentWhenItIsRequired() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of(), null)) {
      SmtpSettings settings = settings(server.port(), SmtpSecurity.STARTTLS, "geheim");
      assertThat(new SmtpSender(settings).send(mail())).isInstanceOf(Delivery.Delayed.class);
      assertThat(server.heard)
          .noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
    }
  }

  @Test
  void xoauth2SendsTheToken() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of(), null)) {
      SmtpSettings settings =
          new SmtpSettings(
              Optional.of("127.0.0.1"),
              server.port(),
              SmtpSecurity.NONE,
              Optional.of("anna"),
              Optional.empty(),
              Optional.of("the-access-token"),
              Duration.ofSeconds(5),
              Duration.ofSeconds(5));
      assertThat(new SmtpSender(settings).send(mail())).isEqualTo(new Delivery.Accepted());
      String expected = "user=anna\u0001auth=Bearer the-access-token\u0001\u0001";
      String encoded =
          Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8));
      assertThat(server.heard).anyMatch(line -> line.contains(encoded));
    }
  }

  @Test
  void anUnknownRecipientIsRefusedForGood() throws Exception {
    Delivery delivery = sendTo("RCPT", "550 5.1.1 no such user, see https://x.example/a/secret");
    assertThat(delivery).isInstanceOf(Delivery.Refused.class);
    assertThat(((Delivery.Refused) delivery).reason()).contains("5.1.1").doesNotContain("secret");
  }

  @Test
  void everythingElseMayPass() throws Exception {
    assertThat(sendTo("RCPT", "451 4.7.1 greylisted")).isInstanceOf(Delivery.Delayed.class);
    assertThat(sendTo("RCPT", "530 5.7.0 sign in first")).isInstanceOf(Delivery.Delayed.class);
    assertThat(sendTo("MAIL", "550 5.7.1 not you")).isInstanceOf(Delivery.Delayed.class);
    assertThat(sendTo("DATA", "421 4.3.0 going down")).isInstanceOf(Delivery.Delayed.class);
    assertThat(sendTo("CONTENT", "554 5.6.0 no")).isInstanceOf(Delivery.Delayed.class);
  }

  @Test
  void aWrongPasswordMayPassAndIsNotRepeated() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of("AUTH", "535 5.7.8 no: geheim"), null)) {
      Delivery delivery =
          new SmtpSender(settings(server.port(), SmtpSecurity.NONE, "geheim")).send(mail());
      assertThat(delivery).isInstanceOf(Delivery.Delayed.class);
      assertThat(delivery.toString()).doesNotContain("geheim");
    }
  }

  @Test
  void aClosedPortMayPass() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(new SmtpSender(settings(port, SmtpSecurity.NONE, "")).send(mail()))
        .isInstanceOf(Delivery.Delayed.class);
  }

  @Test
  void aSilentServerIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SmtpSettings settings =
          new SmtpSettings(
              Optional.of("127.0.0.1"),
              silent.getLocalPort(),
              SmtpSecurity.NONE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Duration.ofMillis(500),
              Duration.ofMillis(200));
      assertThat(new SmtpSender(settings).send(mail())).isInstanceOf(Delivery.Delayed.class);
    }
  }

  private static Delivery sendTo(String command, String answer) throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of(command, answer), null)) {
      return new SmtpSender(settings(server.port(), SmtpSecurity.NONE, "")).send(mail());
    }
  }

  private static SmtpSettings settings(int port, SmtpSecurity security, String password) {
    Optional<String> secret = Optional.of(password).filter(p -> !p.isEmpty());
    return new SmtpSettings(
        Optional.of("localhost"),
        port,
        security,
        secret.map(p -> "anna"),
        secret,
        Optional.empty(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5));
  }

  static Mail mail() {
    return new Mail(
        "<1@example.org>",
        MailAddress.parse("Café Ünïcode <noreply@example.org>"),
        MailAddress.plain("bob@example.com"),
        "Réinitialisation à Sète",
        TEXT,
        "<p>Grüße</p>",
        Language.FR,
        Instant.parse("2026-03-01T10:00:00Z"));
  }

  /** GreenMail on a port of its own, by TLS. */
  private static final class GreenMailServer implements AutoCloseable {
    private final GreenMail server =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));

    GreenMailServer() {
      server.setUser("anna@example.org", "anna", "geheim");
      server.start();
    }

    int port() {
      return server.getSmtps().getPort();
    }

    MimeMessage[] received() {
      return server.getReceivedMessages();
    }

    @Override
    public void close() {
      server.stop();
    }
  }
}
