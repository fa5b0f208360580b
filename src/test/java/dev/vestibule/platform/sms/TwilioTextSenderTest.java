package dev.vestibule.platform.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.SmsSettings;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.mail.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class TwilioTextSenderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private GatewayScript twilio;

  @BeforeEach
  void open() throws IOException {
    twilio = new GatewayScript();
  }

  @AfterEach
  void close() {
    twilio.close();
  }

  @Test
  void asksAsTwilioDocuments() throws Exception {
    twilio.then(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");
    assertThat(send("--sms-from=+15005550006")).isEqualTo(new Delivery.Accepted());
    GatewayScript.Heard request = twilio.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/2010-04-01/Accounts/AC12/Messages.json");
    assertThat(request.headers())
        .containsEntry("authorization", "Basic QUMxMjp0MGtlbg==")
        .containsEntry("content-type", "application/x-www-form-urlencoded");
    assertThat(request.body())
        .isEqualTo("To=%2B33600000001&From=%2B15005550006&Body=Code+4821+%26+more");
  }

  @Test
  void aMessagingServiceStandsForTheSender() throws Exception {
    send("--sms-from=Example", "--sms-twilio-messaging-service-sid=MG9");
    assertThat(twilio.next().body()).contains("MessagingServiceSid=MG9").doesNotContain("From=");
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, true", "400, 21614, true", "400, 21610, true", "404, 20404, true",
    "401, 20003, false", "429, 20429, false", "500, 20500, false", "503, 0, false"
  })
  void errorsAreTakenByStatusAndToldByNumber(int status, int code, boolean refused) {
    twilio.then(
        status,
        code == 0
            ? "<html>Body: Code 4821</html>"
            : "{\"code\":" + code + ",\"message\":\"bad: Code 4821\",\"status\":" + status + "}",
        "Retry-After: 3");
    String reason = "Twilio answered " + status + (code == 0 ? "" : ", error " + code);
    assertThat(send("--sms-from=Example"))
        .isEqualTo(
            refused
                ? new Delivery.Refused(reason)
                : new Delivery.Delayed(reason, Duration.ofSeconds(3)));
  }

  @Test
  void theCheckSendsNothing() throws Exception {
    assertThat(sender("--sms-from=Example").check()).isEqualTo(200);
    GatewayScript.Heard request = twilio.next();
    assertThat(request.method() + " " + request.target())
        .isEqualTo("GET /2010-04-01/Accounts/AC12.json");
  }

  private Delivery send(String... flags) {
    Optional<String> from = settings(flags).from();
    return sender(flags)
        .send(new Sms("id-1", from, "+33600000001", "Code 4821 & more", Language.EN, NOW));
  }

  private TwilioTextSender sender(String... flags) {
    return new TwilioTextSender(settings(flags), () -> NOW);
  }

  private SmsSettings settings(String... flags) {
    String[] all = java.util.Arrays.copyOf(flags, flags.length + 4);
    all[flags.length] = "--sms-transport=twilio";
    all[flags.length + 1] = "--sms-twilio-account-sid=AC12";
    all[flags.length + 2] = "--sms-twilio-auth-token=t0ken";
    all[flags.length + 3] = "--sms-twilio-url=" + twilio.url();
    return switch (SettingsReader.read(Sources.ofFlags(all))) {
      case SettingsOutcome.Loaded loaded -> loaded.settings().sms();
      case SettingsOutcome.Refused refused -> throw new AssertionError(refused.problems());
    };
  }
}
