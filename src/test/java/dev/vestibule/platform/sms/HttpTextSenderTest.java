package dev.vestibule.platform.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.SmsHttpSettings;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.mail.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NullUnmarked
class HttpTextSenderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String HARD = "Say \"4821\"\n\\ {to} {text} ${x} $1 & a+b=c? é 😀 <%s>";

  private GatewayScript gateway;

  @BeforeEach
  void open() throws IOException {
    gateway = new GatewayScript();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void jsonIsEscapedAndFilledOnce() throws Exception {
    String body = "{\"msg\":{\"to\":[\"{to}\"],\"n\":{digits},\"b\":\"{from}: {text}\"}}";
    assertThat(send(HARD, "--sms-http-body=" + body)).isEqualTo(new Delivery.Accepted());
    GatewayScript.Heard request = gateway.next();
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("idempotency-key", "id-1");
    JsonNode message = JsonMapper.shared().readTree(request.body()).get("msg");
    assertThat(message.get("to").get(0).asString()).isEqualTo("+33600000001");
    assertThat(message.get("n").asLong()).isEqualTo(33600000001L);
    assertThat(message.get("b").asString()).isEqualTo("Example: " + HARD);
  }

  @Test
  void formsAreEscaped() throws Exception {
    send(HARD, "--sms-http-format=form", "--sms-http-body=n={to}&t={text}&ref={id}");
    GatewayScript.Heard request = gateway.next();
    assertThat(request.headers())
        .containsEntry("content-type", "application/x-www-form-urlencoded");
    String[] fields = request.body().split("&", -1);
    assertThat(fields).hasSize(3).startsWith("n=%2B33600000001").endsWith("ref=id-1");
    assertThat(java.net.URLDecoder.decode(fields[1], StandardCharsets.UTF_8))
        .isEqualTo("t=" + HARD);
  }

  @Test
  void addressesAreEscapedAndGetHasNoBody() throws Exception {
    send(HARD, "--sms-http-method=GET", "--sms-http-url=" + gateway.url() + "/{to}?t={text}");
    GatewayScript.Heard request = gateway.next();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).startsWith("/%2B33600000001?t=Say%20%224821%22%0A%5C%20%7Bto%7D");
    assertThat(request.headers()).doesNotContainKeys("content-length", "content-type");
    assertThat(request.body()).isEmpty();
  }

  @Test
  void headersOfTheSettingsReplaceOurs() throws Exception {
    send(
        "x",
        "--sms-http-method=PUT",
        "--sms-http-headers=Authorization: Bearer s3cret:x,idempotency-key: ref-{id},"
            + "Content-Type: application/vnd.sms+json");
    GatewayScript.Heard request = gateway.next();
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.headers())
        .containsEntry("authorization", "Bearer s3cret:x")
        .containsEntry("idempotency-key", "ref-id-1")
        .containsEntry("content-type", "application/vnd.sms+json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | accepted | 0
          202 | accepted | 0
          204 | accepted | 0
          301 | delayed  | 0
          400 | refused  | 0
          401 | delayed  | 0
          402 | delayed  | 0
          403 | delayed  | 0
          404 | refused  | 0
          408 | delayed  | 7
          422 | refused  | 0
          429 | delayed  | 7
          500 | delayed  | 7
          503 | delayed  | 7
          """)
  void answersMean(int status, String meaning, int wait) throws Exception {
    String body = status == 204 ? "" : "you said 4821";
    String header = wait == 0 ? "X-None: 1" : "Retry-After: " + wait;
    gateway.then(status, body, header, "Location: " + gateway.url() + "/elsewhere");
    String reason = "the gateway answered " + status;
    Delivery expected =
        switch (meaning) {
          case "accepted" -> new Delivery.Accepted();
          case "refused" -> new Delivery.Refused(reason);
          default -> new Delivery.Delayed(reason, Duration.ofSeconds(wait));
        };
    assertThat(send("code 4821")).isEqualTo(expected);
    gateway.next();
    assertThat(gateway.heard).as("redirects are not followed").isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          120                           | PT2M
          Sun, 01 Mar 2026 10:05:00 GMT | PT5M
          Sun, 01 Mar 2026 09:00:00 GMT | PT0S
          7200                          | PT1H
          99999999999999999999          | PT1H
          soon                          | PT0S
          -5                            | PT0S
          """)
  void retryAfterIsSecondsOrADateAndAnHourAtMost(String value, Duration wait) {
    gateway.then(429, "", "Retry-After: " + value);
    assertThat(send("x")).isEqualTo(new Delivery.Delayed("the gateway answered 429", wait));
  }

  @Test
  void silenceAndBrokenConnectionsDelayWithoutTellingTheAddress() throws Exception {
    gateway.thenHang().thenCut();
    String key = "--sms-http-url=" + gateway.url() + "/?key=s3cret";
    assertThat(send("code 4821", key, "--sms-http-timeout=300ms"))
        .isEqualTo(new Delivery.Delayed("the gateway did not answer within 300 ms"));
    assertThat(reason(send("code 4821", key))).startsWith("the gateway did not answer: ");
    gateway.close();
    String gone = reason(send("code 4821", key));
    assertThat(gone).startsWith("the gateway did not answer").doesNotContain("s3cret", "4821");
  }

  @Test
  void anEndlessAnswerIsNotReadToItsEnd() throws Exception {
    byte[] part = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
    for (int status : new int[] {200, 400}) {
      gateway.then(out -> {
        String head = "HTTP/1.1 " + status + " Said\r\nConnection: close\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        for (long sent = 0; sent < 1L << 33; sent += part.length) {
          out.write(part);
        }
      });
    }
    assertThat(send("x")).isEqualTo(new Delivery.Accepted());
    assertThat(send("x")).isEqualTo(new Delivery.Refused("the gateway answered 400"));
  }

  @Test
  void anAnswerThatTricklesAfterItsHeadCountsAsTaken() {
    gateway.then(out -> {
      out.write("HTTP/1.1 201 Said\r\nContent-Length: 10\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      gateway.thenHang();
    });
    assertThat(send("x")).isEqualTo(new Delivery.Accepted());
  }

  private static String reason(Delivery delivery) {
    return switch (delivery) {
      case Delivery.Accepted() -> "accepted";
      case Delivery.Refused(String reason) -> reason;
      case Delivery.Delayed(String reason, Duration _) -> reason;
    };
  }

  private Delivery send(String text, String... flags) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--sms-transport=http", "--sms-http-url=" + gateway.url(), "--sms-from=Example"));
    all.addAll(List.of(flags));
    Sms sms = new Sms("id-1", Optional.of("Example"), "+33600000001", text, Language.EN, NOW);
    return new HttpTextSender(settings(all), () -> NOW).send(sms);
  }

  private static SmsHttpSettings settings(List<String> flags) {
    return switch (SettingsReader.read(Sources.ofFlags(flags.toArray(String[]::new)))) {
      case SettingsOutcome.Loaded loaded -> loaded.settings().sms().http();
      case SettingsOutcome.Refused refused -> throw new AssertionError(refused.problems());
    };
  }
}
