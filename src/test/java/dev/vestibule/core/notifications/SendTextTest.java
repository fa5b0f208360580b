package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.Stored;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.mail.InboxMessages;
import dev.vestibule.platform.sms.GatewayScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class SendTextTest {
  private static final String CODE = "73918264";
  private static final String KEY = "gatewaykey";

  @TempDir Path data;
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
  void aTextIsSentRecordedAndPurged() throws Exception {
    try (MailHouse house = http()) {
      String id = house.enqueue(code(null));
      assertThat(house.outbox().pending()).isEqualTo(1);
      assertThat(house.outbox().pending(Channel.SMS)).isEqualTo(1);
      assertThat(house.outbox().pending(Channel.MAIL)).isZero();
      assertThat(house.outbox().fate(id)).isEqualTo(new Fate.Waiting(0, ""));
      assertThat(Stored.everything(house.database, data))
          .contains("+33600000001")
          .doesNotContain(CODE);
      assertThat(house.texting().run(id)).isNull();
      assertThat(gateway.next().headers()).containsEntry("idempotency-key", id);
      assertThat(house.outbox().fate(id)).isEqualTo(new Fate.Sent());
      assertThat(house.row().get("channel")).isEqualTo("sms");
      assertThat(house.row().get("content")).isNull();
      assertThat(house.texting().run(id)).isNull();
      assertThat(gateway.heard).isEmpty();
      assertThat(Stored.everything(house.database, data)).doesNotContain(CODE, KEY);
    }
  }

  @Test
  void everyFailureIsTriedAgainLaterAndTheMessageArrivesOnce() throws Exception {
    gateway.then(500, "").then(503, "", "Retry-After: 2").then(429, "", "Retry-After: 300");
    gateway.thenCut().thenHang().then(401, "");
    try (MailHouse house = http("--sms-http-timeout=300ms")) {
      String id = house.enqueue(code(null));
      SendText texting = house.texting();
      for (int wait : new int[] {10, 20, 300, 80, 160, 320}) {
        Instant expected = house.now.plusSeconds(wait);
        assertThat(texting.run(id)).isEqualTo(expected);
        assertThat(gateway.next().headers()).containsEntry("idempotency-key", id);
        house.now = expected;
      }
      assertThat(house.outbox().fate(id))
          .isEqualTo(new Fate.Waiting(6, "the gateway answered 401"));
      assertThat(texting.run(id)).isNull();
      assertThat(gateway.next().body()).contains(CODE);
      assertThat(house.outbox().fate(id)).isEqualTo(new Fate.Sent());
      assertThat(texting.run(id)).isNull();
      assertThat(gateway.heard).isEmpty();
    }
  }

  @Test
  void aRefusedTextIsOver() {
    gateway.then(400, "no such number, and what is " + CODE + "?");
    try (MailHouse house = http()) {
      String id = house.enqueue(code(null));
      assertThat(house.texting().run(id)).isNull();
      assertThat(house.outbox().fate(id)).isEqualTo(new Fate.Lost("the gateway answered 400"));
      assertThat(house.row().get("content")).isNotNull();
    }
  }

  @Test
  void nothingIsSentAfterItsEnd() throws Exception {
    gateway.then(429, "", "Retry-After: 3000");
    try (MailHouse house = http()) {
      Instant expires = house.now.plus(Duration.ofMinutes(10));
      String id = house.enqueue(code(expires));
      assertThat(house.texting().run(id)).isEqualTo(expires);
      gateway.next();
      house.now = expires;
      assertThat(house.texting().run(id)).isNull();
      assertThat(gateway.heard).isEmpty();
      assertThat(house.row().get("state")).isEqualTo("expired");
      assertThat(house.row().get("content")).isNull();
    }
  }

  @Test
  void dyingBetweenSendingAndRecordingSendsItAgainUnderTheSameKey() throws Exception {
    try (MailHouse house = http()) {
      String id = house.enqueue(code(null));
      house.write(tx -> Stored.refuseChanges(tx, "outbox", "the power went"));
      assertThatThrownBy(() -> house.texting().run(id)).hasMessageContaining("the power went");
      house.write(tx -> Stored.allowChanges(tx, "outbox"));
      assertThat(house.texting().run(id)).isNull();
      assertThat(gateway.next()).isEqualTo(gateway.next());
      assertThat(gateway.heard).isEmpty();
    }
  }

  @Test
  void neitherTextNorKeyIsLogged() {
    gateway.then(400, CODE).then(500, CODE).thenCut();
    List<String> lines = new CopyOnWriteArrayList<>();
    Handler handler = handler(lines);
    Logger.getLogger("").addHandler(handler);
    try (MailHouse house = http()) {
      for (int i = 0; i < 3; i++) {
        house.texting().run(house.enqueue(code(null)));
      }
    } finally {
      Logger.getLogger("").removeHandler(handler);
    }
    assertThat(lines)
        .anyMatch(line -> line.contains("(telephone-code) is FAILED: the gateway answered 400"))
        .anyMatch(line -> line.contains("text message") && line.contains("next try at"))
        .noneMatch(line -> line.contains(CODE) || line.contains(KEY) || line.contains("+336"));
    assertThat(code(null).toString()).doesNotContain(CODE, "+336");
  }

  @Test
  void developmentPutsItIntoTheInboxOnce() {
    try (MailHouse house = new MailHouse(data)) {
      String id = house.enqueue(code(null));
      assertThat(house.texting().run(id)).isNull();
      assertThat(house.inbox.page(InboxMessages.Search.everything(), 0, 10))
          .singleElement()
          .satisfies(m -> {
            assertThat(m.sms()).isTrue();
            assertThat(m.to().address()).isEqualTo("+33600000001");
            assertThat(m.text()).contains(CODE);
            assertThat(m.mail()).isEmpty();
          });
    }
  }

  @Test
  void withoutTransportNothingIsTaken() {
    try (MailHouse house = new MailHouse(data, "--sms-transport=none")) {
      assertThat(house.outbox().sendsTexts()).isFalse();
      assertThatThrownBy(() -> house.enqueue(code(null)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("sms.transport is none");
      assertThat(house.outbox().pending()).isZero();
    }
  }

  @Test
  void whatWasTakenBeforeTheTransportWasSwitchedOffWaits() {
    String id;
    try (MailHouse house = new MailHouse(data)) {
      id = house.enqueue(code(null));
    }
    try (MailHouse house = new MailHouse(data, "--sms-transport=none")) {
      assertThat(house.texting().run(id)).isEqualTo(house.now.plusSeconds(10));
      assertThat(house.outbox().fate(id)).isEqualTo(new Fate.Waiting(1, "sms.transport is none"));
    }
  }

  @Test
  void numbersAndTextsAreHeldToTheirForm() {
    for (String number : List.of("0600000001", "+33 6", "+0600000001", "+336000000011234567", "")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TextMessage("x", Language.EN, number, null, "text", null));
    }
    for (String text : List.of(" ", "x".repeat(1601))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new TextMessage("x", Language.EN, "+33600000001", null, text, null));
    }
  }

  private static TextMessage code(@Nullable Instant expires) {
    return new TextMessage(
        "telephone-code", Language.FR, "+33600000001", null, "Code " + CODE, expires);
  }

  private MailHouse http(String... more) {
    String[] flags =
        Stream.concat(
                Stream.of(
                    "--sms-transport=http",
                    "--sms-http-url=" + gateway.url() + "/?key=" + KEY,
                    "--sms-http-headers=Authorization: Bearer " + KEY),
                Stream.of(more))
            .toArray(String[]::new);
    return new MailHouse(data, flags);
  }

  private static Handler handler(List<String> lines) {
    return new Handler() {
      private final SimpleFormatter formatter = new SimpleFormatter();

      @Override
      public void publish(LogRecord entry) {
        lines.add(formatter.format(entry));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
