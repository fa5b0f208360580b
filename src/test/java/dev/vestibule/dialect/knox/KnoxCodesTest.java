package dev.vestibule.dialect.knox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code phone_number_verify/} and {@code phone_code_renew/}, which tell nothing of others. */
class KnoxCodesTest {
  private static final long NOBODY = 999_999;

  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Employee anybody;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("codes.length", "6"), clock);
    anybody = Employee.of(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** Somebody who registered. */
  private record Registered(long id, String code) {}

  private Registered registered(String name, String digits) {
    Reply made = anybody.register(name, digits);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    String code = made.json().at("/phone_verification/code").asString();
    return new Registered(made.json().get("id").asLong(), code);
  }

  private Reply verify(long user, String code) {
    return anybody.send("POST", "/phone_number_verify/", Map.of("user", user, "code", code));
  }

  private Reply renew(long user) {
    return anybody.send("POST", "/phone_code_renew/", Map.of("user", user));
  }

  private static String wrong(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  @Test
  void theRightCodeProvesTheNumber() {
    Registered ada = registered("ada", "2001");
    assertThat(ada.code()).matches("[0-9]{6}");
    assertThat(anybody.stored(ada.id()).telephoneVerifiedAt()).isNull();
    Reply proven = verify(ada.id(), ada.code());
    assertThat(proven.status()).isEqualTo(200);
    assertThat(proven.json().propertyNames()).containsExactly("verified_at");
    Instant at = Instant.parse(proven.get("verified_at"));
    assertThat(anybody.stored(ada.id()).telephoneVerifiedAt())
        .isBetween(at.minusSeconds(5), at.plusSeconds(5));
  }

  @Test
  void formsAndPartsAreTakenToo() {
    Registered form = registered("form", "2002");
    Map<String, Object> entry = Map.of("user", form.id(), "code", form.code());
    assertThat(anybody.form("POST", "/phone_number_verify", entry).status()).isEqualTo(200);
    Registered parts = registered("parts", "2003");
    Map<String, Object> other = Map.of("user", parts.id(), "code", parts.code());
    assertThat(anybody.upload("POST", "/phone_number_verify", other, new byte[0]).status())
        .isEqualTo(200);
    assertThat(anybody.form("POST", "/phone_code_renew", Map.of("user", NOBODY)).status())
        .isEqualTo(200);
  }

  @Test
  void allThatIsRefusedIsRefusedAlike() {
    Registered used = registered("used", "2004");
    assertThat(verify(used.id(), used.code()).status()).isEqualTo(200);
    Registered wrong = registered("wrong", "2005");
    Registered shut = registered("shut", "2006");
    assertThat(anybody.signIn("shut").send("DELETE", "/delete_user/", "").status()).isEqualTo(204);
    String expected = "{\"code\":[\"This code is wrong, has expired or was used already.\"]}";

    for (Reply refused :
        List.of(
            verify(used.id(), used.code()),
            verify(wrong.id(), wrong(wrong.code())),
            verify(shut.id(), shut.code()),
            verify(NOBODY, "123456"),
            verify(wrong.id(), "1"))) {
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text()).isEqualTo(expected);
    }
    clock.forward(Duration.ofMinutes(10).plusSeconds(1));
    assertThat(verify(wrong.id(), wrong.code()).text()).as("expired").isEqualTo(expected);
    Map<String, Object> entry = Map.of("user", NOBODY, "code", "123456");
    assertThat(anybody.inFrench().send("POST", "/phone_number_verify/", entry).text())
        .isEqualTo("{\"code\":[\"Ce code est incorrect, a expiré ou a déjà été utilisé.\"]}");
  }

  @Test
  void afterThreeWrongTriesTheRightCodeIsRefused() {
    Registered guesser = registered("guesser", "2007");
    for (int i = 0; i < 3; i++) {
      assertThat(verify(guesser.id(), wrong(guesser.code())).status()).isEqualTo(400);
    }
    assertThat(verify(guesser.id(), guesser.code()).status()).isEqualTo(400);
  }

  @Test
  void badInputNamesFieldAndRule() {
    Reply missing = anybody.send("POST", "/phone_number_verify/", Map.of());
    assertThat(missing.text())
        .isEqualTo(
            "{\"user\":[\"This field is required.\"],\"code\":[\"This field is required.\"]}");
    Reply long9 =
        anybody.send("POST", "/phone_number_verify/", Map.of("user", 1, "code", "123456789"));
    assertThat(long9.json().get("code").get(0).asString())
        .isEqualTo("Ensure this field has no more than 8 characters.");
    Reply noKey = anybody.inFrench().send("POST", "/phone_code_renew/", Map.of("user", "ada"));
    assertThat(noKey.json().get("user").get(0).asString())
        .isEqualTo("Type incorrect. Attendait une clé primaire, a reçu str.");
  }

  @Test
  void aRenewalIsAnsweredAlikeForEverybody() {
    Registered waiting = registered("waiting", "2008");
    Registered proven = registered("proven", "2009");
    verify(proven.id(), proven.code());
    Registered shut = registered("shut", "2010");
    anybody.signIn("shut").send("DELETE", "/delete_user/", "");
    clock.forward(Duration.ofMinutes(2));
    for (Employee asker : List.of(anybody, anybody.inFrench())) {
      Reply nobody = asker.send("POST", "/phone_code_renew/", Map.of("user", NOBODY));
      assertThat(nobody.status()).isEqualTo(200);
      for (Registered somebody : List.of(waiting, proven, shut)) {
        Reply reply = asker.send("POST", "/phone_code_renew/", Map.of("user", somebody.id()));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo(nobody.text());
        assertThat(headers(reply)).isEqualTo(headers(nobody));
      }
    }
    assertThat(anybody.visitor().mailbox.settled("+33612342008")).hasSize(2);
    assertThat(anybody.visitor().mailbox.settled("+33612342009")).hasSize(1);
    assertThat(anybody.visitor().mailbox.settled("+33612342010")).hasSize(1);
  }

  /** What the answer's head says, but for what is new in each. */
  private static Map<String, List<String>> headers(Reply reply) {
    Map<String, List<String>> headers = new HashMap<>(reply.response().headers().map());
    headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.endsWith("id"));
    return headers;
  }

  @Test
  void aNewCodeComesByTextMessageAloneAndReplacesTheOld() {
    Registered ada = registered("ada", "2011");
    anybody.visitor().mailbox.settled("+33612342011");
    anybody.visitor().mailbox.settled("ada@example.org");
    clock.forward(Duration.ofMinutes(1).plusSeconds(1));
    assertThat(renew(ada.id()).status()).isEqualTo(200);
    Mailbox.Mail message = anybody.visitor().mailbox.newest("+33612342011", null).orElseThrow();
    assertThat(anybody.visitor().mailbox.settled("ada@example.org")).isEmpty();
    String code = message.text().replaceAll("(?s).*?code is ([0-9]{6}).*", "$1");
    assertThat(verify(ada.id(), code).status()).isEqualTo(200);
    assertThat(verify(ada.id(), ada.code()).status()).isEqualTo(400);
  }
}
