package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static dev.vestibule.dialect.v1.Native.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.DocumentedRoutes;
import dev.vestibule.dialect.v1.Native.Reply;
import dev.vestibule.platform.http.Language;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every operation: problems, bodies, methods, and requests that are sent again. */
class FrameTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static Native api;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of(), CLOCK);
    api = new Native(server);
    new Visitor(server).account("ada");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteServed() {
    assertThat(DocumentedRoutes.differences(server.routes(), server.document())).isEmpty();
  }

  @Test
  void aProblemSaysWhatAndWhichRequest() {
    Reply refused = api.bare("GET", "/me");
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.at("/type")).isEqualTo("/api/v1/problems/unauthenticated");
    assertThat(refused.at("/instance"))
        .isEqualTo("urn:vestibule:request:" + refused.header("X-Request-Id"));
    assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"vestibule\"");
    assertThat(api.get("/me", "nonsense").header("WWW-Authenticate")).contains("invalid_token");
    Reply type = api.bare("GET", "/problems/unauthenticated");
    assertThat(type.at("/title")).isEqualTo(refused.at("/title"));
    assertThat(api.bare("GET", "/problems/none").status()).isEqualTo(404);
  }

  @Test
  void problemsSpeakTheClientsLanguage() {
    Reply french = api.post("/registrations", Map.of("email", "x"), "Accept-Language", "fr-CA");
    assertThat(french.header("Content-Language")).isEqualTo("fr");
    assertThat(french.at("/title")).isEqualTo("Données invalides");
    assertThat(french.at("/errors/0/detail")).isEqualTo("Ceci n’est pas une adresse e-mail.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "\"text\"",
        "{\"email\":\"a@b.org\",\"email\":\"c@d.org\"}",
        "{\"a\":1}{}",
        "{\"a\":1} x",
        "{'a':1}",
        "{\"a\":NaN}",
        "\uFEFF{}",
        "{\"a\":\"\u0000\"}"
      })
  void whatIsNotOneObjectIsMalformed(String body) {
    Reply refused = api.post("/registrations", body.isEmpty() ? " " : body);
    assertThat(refused.code()).isEqualTo("malformed-request");
    assertThat(refused.text()).doesNotContain("Exception", "jackson", "a@b.org");
  }

  @Test
  void hostileBodiesAreRefused() {
    String deep = "{\"profile\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(api.post("/registrations", deep).status()).isEqualTo(413);
    String less = "{\"profile\":" + "[".repeat(1000) + "]".repeat(1000) + "}";
    assertThat(api.post("/registrations", less).code()).isEqualTo("malformed-request");
    byte[] latin = "{\"email\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(api.send("POST", "/registrations", latin, "Content-Type", "application/json").code())
        .isEqualTo("malformed-request");
    Map<String, Object> body = registration("hostile");
    for (String name : List.of("\\u0000", "\\ud800", "a\\r\\nBcc: x", "\\u001b[0m")) {
      String text = "{\"email\":\"h@example.org\",\"password\":\"x\",\"name\":\"" + name + "\"}";
      assertThat(api.post("/registrations", text).errors()).contains("/name characters");
    }
    body.put("email", "a@example.org\r\nBcc: b@example.org");
    assertThat(api.post("/registrations", body).errors()).containsExactly("/email characters");
  }

  @Test
  void typesAndMethodsThatAreNotServedAreNamed() {
    Reply form = api.post("/sessions", "a=b", "Content-Type", "application/x-www-form-urlencoded");
    assertThat(form.status()).isEqualTo(415);
    assertThat(form.header("Accept-Post")).isEqualTo("application/json");
    Reply patch = api.bare("PATCH", "/sessions");
    assertThat(patch.status()).isEqualTo(405);
    assertThat(patch.header("Allow")).isEqualTo("GET, POST, DELETE, HEAD, OPTIONS");
    Reply options = api.bare("OPTIONS", "/me");
    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Accept-Patch")).isEqualTo("application/merge-patch+json");
    assertThat(api.bare("GET", "/me", "Accept", "text/html").status()).isEqualTo(406);
    assertThat(api.bare("GET", "/me", "Accept", "application/*;q=0.5, text/html").status())
        .isEqualTo(401);
    Visitor visitor = new Visitor(server);
    Visitor.Reply missing = visitor.unchecked(visitor.to("/api/v1/nothing"));
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.get("code")).isEqualTo("not-found");
  }

  @Test
  void aRequestThatIsSentAgainIsDoneOnce() {
    Map<String, Object> body = registration("once");
    Reply first = api.post("/registrations", body, "Idempotency-Key", "\"k-1\"");
    Reply second = api.post("/registrations", body, "Idempotency-Key", "k-1");
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Location")).isEqualTo("/api/v1/me");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
    assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(api.mailbox.settled(email("once"))).hasSize(1);

    body.put("name", "Another");
    assertThat(api.post("/registrations", body, "Idempotency-Key", "k-1").code())
        .isEqualTo("idempotency-key-reused");
    assertThat(api.post("/registrations", body, "Idempotency-Key", "two words").code())
        .isEqualTo("idempotency-key-invalid");
    CLOCK.forward(Duration.ofHours(25));
    assertThat(api.post("/registrations", body, "Idempotency-Key", "k-1").code())
        .isEqualTo("taken");
  }

  @Test
  void sideBySideOneIsDone() {
    Map<String, Object> body = registration("race");
    List<Reply> replies =
        Visitor.atOnce(20, () -> api.post("/registrations", body, "Idempotency-Key", "race"));
    assertThat(replies.stream().filter(r -> r.status() == 201).map(Reply::text).distinct())
        .hasSize(1);
    assertThat(replies.stream().filter(r -> r.status() != 201).map(Reply::code))
        .allMatch("request-under-way"::equals);
  }

  @Test
  void keptAnswersAndFingerprintsTellNothing() {
    Map<String, String> body = Map.of("identifier", "ada", "password", PASSWORD);
    String token = access(api.post("/sessions", body, "Idempotency-Key", "seal").json());
    List<String> rows =
        server
            .house()
            .database
            .read(sql ->
                sql.resultQuery("select id, fingerprint, answer from idempotency_keys")
                    .fetch(row ->
                        row.get(0, String.class)
                            + row.get(1)
                            + new String(
                                Objects.requireNonNullElse(row.get(2, byte[].class), new byte[0]),
                                StandardCharsets.ISO_8859_1)));
    assertThat(String.join("\n", rows)).isNotBlank().doesNotContain(token, "seal", PASSWORD);
    CLOCK.forward(Duration.ofHours(25));
    var house = server.house();
    assertThat(house.database.write(house.idempotencyKeys::sweep)).isPositive();
  }

  @Test
  void tooManyQuestionsAreHeldBack() {
    try (TestServer small = TestServer.start(Map.of("limits.existence-per-minute", "3"))) {
      Native there = new Native(small);
      List<Reply> replies =
          IntStream.range(0, 5)
              .mapToObj(_ -> there.post("/registrations", new HashMap<>()))
              .toList();
      assertThat(replies.stream().map(Reply::status)).containsExactly(422, 422, 422, 429, 429);
      assertThat(Integer.parseInt(replies.getLast().header("Retry-After"))).isBetween(1, 60);
    }
  }

  @Test
  void theApiCanBeMovedAndSwitchedOff() {
    try (TestServer off = TestServer.start(Map.of("dialects.v1.enabled", "false"))) {
      Visitor visitor = new Visitor(off);
      Visitor.Reply missing =
          visitor.unchecked(visitor.to("/api/v1/me").header("Accept", "application/json"));
      assertThat(missing.text()).isEqualTo("{\"detail\":\"Not found.\"}");
    }
    assertThat(
            TestServer.documentWith("--dialects-v1-prefix=/native").get("paths").has("/native/me"))
        .isTrue();
  }

  @Test
  void bothLanguagesAreComplete() {
    assertThat(Language.values()).hasSize(2);
    for (var kind : dev.vestibule.dialect.v1.frame.ProblemKind.values()) {
      for (String language : List.of("en", "fr")) {
        Reply type = api.bare("GET", "/problems/" + kind.code(), "Accept-Language", language);
        assertThat(type.at("/title")).isNotBlank();
        assertThat(type.header("Content-Language")).isEqualTo(language);
      }
    }
  }
}
