package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.Stored;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.mail.InboxMessages;
import dev.vestibule.platform.mail.SmtpScript;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendLetterTest {
  @TempDir Path data;

  @Test
  void aLetterIsSentRecordedAndPurged() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of(), null);
        MailHouse house = smtp(server)) {
      String id = house.enqueue(MailHouse.activation("bob@example.com"));
      Outbox outbox = house.outbox();
      assertThat(outbox.pending()).isEqualTo(1);
      assertThat(outbox.waitingSince()).contains(house.now);
      assertThat(house.sending(house.sender()).run(id)).isNull();
      assertThat(server.heard)
          .contains("RCPT TO:<bob@example.com>", "Message-ID: <" + id + "@localhost>");
      assertThat(house.row().get("state")).isEqualTo("sent");
      assertThat(house.row().get("content")).isNull();
      assertThat(house.row().get("attempts", int.class)).isEqualTo(1);
      assertThat(outbox.pending()).isZero();
      assertThat(outbox.waitingSince()).isEmpty();
      assertThat(house.sending(house.sender()).run(id)).isNull();
      assertThat(server.heard.stream().filter(l -> l.startsWith("RCPT"))).hasSize(1);
    }
  }

  @Test
  void dyingBetweenSendingAndRecordingSendsTheSameMailAgain() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of(), null);
        MailHouse house = smtp(server)) {
      String id = house.enqueue(MailHouse.activation("bob@example.com"));
      house.write(tx -> Stored.refuseChanges(tx, "outbox", "the power went"));
      assertThatThrownBy(() -> house.sending(house.sender()).run(id))
          .hasMessageContaining("the power went");
      assertThat(house.row().get("state")).isEqualTo("queued");
      house.write(tx -> Stored.allowChanges(tx, "outbox"));
      assertThat(house.sending(house.sender()).run(id)).isNull();
      List<String> ids =
          server.heard.stream().filter(line -> line.startsWith("Message-ID:")).toList();
      assertThat(ids).hasSize(2);
      assertThat(ids.stream().distinct()).hasSize(1);
      assertThat(house.row().get("state")).isEqualTo("sent");
    }
  }

  @Test
  void aChangeThatFailsTakesItsMailAlong() {
    try (MailHouse house = new MailHouse(data)) {
      Outbox outbox = house.outbox();
      assertThatThrownBy(() ->
              house.write(tx -> {
                outbox.enqueue(tx, MailHouse.activation("bob@example.com"));
                throw new IllegalStateException("the change failed");
              }))
          .hasMessage("the change failed");
      assertThat(outbox.pending()).isZero();
      assertThat(
              house.database.<Integer>read(
                  sql -> sql.fetchCount(sql.selectFrom("scheduled_tasks"))))
          .isZero();
    }
  }

  @Test
  void failuresWaitLongerEachTimeAndThenGiveUp() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of("RCPT", "451 4.7.1 later"), null);
        MailHouse house =
            smtp(
                server,
                "--mail-retry-first=10s",
                "--mail-retry-most=1m",
                "--mail-give-up-after=3m")) {
      String id = house.enqueue(MailHouse.activation("bob@example.com"));
      SendLetter sending = house.sending(house.sender());
      for (int wait : new int[] {10, 20, 40, 60}) {
        Instant expected = house.now.plusSeconds(wait);
        assertThat(sending.run(id)).isEqualTo(expected);
        house.now = expected;
      }
      assertThat(house.row().get("attempts", int.class)).isEqualTo(4);
      assertThat(house.row().get("last_error", String.class)).contains("4.7.1");
      assertThat(sending.run(id)).isNull();
      assertThat(house.row().get("state")).isEqualTo("failed");
      assertThat(house.row().get("content")).isNotNull();
    }
  }

  @Test
  void anUnknownRecipientFailsAtOnceWithoutTheLinkInTheError() throws Exception {
    String answer = "550 5.1.1 no, and what is " + MailHouse.TOKEN + "?";
    try (SmtpScript server = new SmtpScript(Map.of("RCPT", answer), null);
        MailHouse house = smtp(server)) {
      String id = house.enqueue(MailHouse.activation("bob@example.com"));
      assertThat(house.sending(house.sender()).run(id)).isNull();
      assertThat(house.row().get("state")).isEqualTo("failed");
      assertThat(house.row().get("content")).isNotNull();
      house.now = house.now.plus(Outbox.RETRIABLE).plusSeconds(1);
      Outbox outbox = house.outbox();
      house.write(tx -> assertThat(outbox.dropContent(tx, 10)).isEqualTo(1));
      assertThat(house.row().get("content")).isNull();
      assertThat(house.row().get("last_error", String.class))
          .contains("5.1.1")
          .doesNotContain(MailHouse.TOKEN);
    }
  }

  @Test
  void anExpiredLetterIsNotSent() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of("RCPT", "451 4.7.1 later"), null);
        MailHouse house = smtp(server, "--mail-retry-first=10m", "--mail-retry-most=10m")) {
      Letter plain = MailHouse.activation("bob@example.com");
      Instant expires = house.now.plus(Duration.ofMinutes(4));
      String id =
          house.enqueue(
              new Letter(
                  "activation", Language.EN, plain.recipient(), null, plain.values(), expires));
      SendLetter sending = house.sending(house.sender());
      assertThat(sending.run(id)).isEqualTo(expires);
      house.now = expires;
      int before = server.heard.size();
      assertThat(sending.run(id)).isNull();
      assertThat(server.heard).hasSize(before);
      assertThat(house.row().get("state")).isEqualTo("expired");
      assertThat(house.row().get("content")).isNull();
    }
  }

  @Test
  void theLinkIsNowhereInTheDatabaseFiles() throws Exception {
    try (SmtpScript server = new SmtpScript(Map.of(), null);
        MailHouse house = smtp(server)) {
      String id = house.enqueue(MailHouse.activation("bob@example.com"));
      assertThat(Stored.everything(house.database, data))
          .contains("bob@example.com")
          .doesNotContain(MailHouse.TOKEN);
      assertThat(house.sending(house.sender()).run(id)).isNull();
      assertThat(Stored.everything(house.database, data))
          .contains("bob@example.com")
          .doesNotContain(MailHouse.TOKEN);
    }
  }

  @Test
  void anotherRowsContentDoesNotOpen() {
    try (MailHouse house = new MailHouse(data)) {
      String first = house.enqueue(MailHouse.activation("bob@example.com"));
      String second = house.enqueue(MailHouse.activation("eve@example.com"));
      house.write(tx ->
          tx.sql()
              .execute(
                  "update outbox set content = (select content from outbox where id = ?)"
                      + " where id = ?",
                  first,
                  second));
      assertThatThrownBy(() -> house.sending(house.sender()).run(second))
          .hasMessageContaining("cannot open the sealed letter");
    }
  }

  @Test
  void developmentPutsItIntoTheInboxOnce() {
    try (MailHouse house = new MailHouse(data)) {
      String id = house.enqueue(MailHouse.activation("bob@example.com"));
      assertThat(house.sending(house.sender()).run(id)).isNull();
      assertThat(house.inbox.page(InboxMessages.Search.everything(), 0, 10))
          .singleElement()
          .satisfies(m -> assertThat(m.text()).contains(MailHouse.URL));
    }
  }

  @Test
  void lineBreaksAndUnknownTemplatesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MailHouse.activation("bob@example.com\r\nBcc: eve@example.com"));
    try (MailHouse house = new MailHouse(data)) {
      Letter letter = new Letter("no-such", Language.EN, "bob@example.com", null, Map.of(), null);
      assertThatIllegalArgumentException().isThrownBy(() -> house.enqueue(letter));
    }
  }

  private MailHouse smtp(SmtpScript server, String... more) {
    String[] flags =
        Stream.concat(
                Stream.of(
                    "--mail-transport=smtp",
                    "--mail-smtp-host=127.0.0.1",
                    "--mail-smtp-security=none",
                    "--mail-smtp-port=" + server.port()),
                Stream.of(more))
            .toArray(String[]::new);
    return new MailHouse(data, flags);
  }
}
