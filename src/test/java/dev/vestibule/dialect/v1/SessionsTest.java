package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.NEW;
import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static dev.vestibule.dialect.v1.Native.refreshOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.tokens.RotateSession;
import dev.vestibule.dialect.v1.Native.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Signing in by each identifier, rotation with its ten seconds, and signing out. */
class SessionsTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static Native api;
  private static Visitor operator;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of(), CLOCK);
    api = new Native(server);
    operator = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode signIn(String name) {
    return api.signIn(email(name), PASSWORD).json();
  }

  @Test
  void addressNumberAndNameSignIn() {
    operator.account("ada", Map.of("telephone", "+33 6 12 34 56 78"));
    for (String identifier :
        List.of("ADA@example.org", "06 12 34 56 78", "+33612345678", "ada", " ada ")) {
      Reply reply = api.signIn(identifier, PASSWORD);
      assertThat(reply.status()).as(identifier).isEqualTo(201);
      assertThat(reply.header("Location")).isEqualTo("/api/v1/sessions/" + reply.at("/session_id"));
    }
    assertThat(api.signIn("ada", NEW).status()).isEqualTo(401);
    assertThat(api.signIn("nobody", NEW).text().replaceAll("request:[^\"]*", ""))
        .isEqualTo(api.signIn("ada", NEW).text().replaceAll("request:[^\"]*", ""));
  }

  @Test
  void aNameThatIsAnothersAddressTakesNobodysPlace() {
    operator.account("victim");
    operator.account(email("victim"), Map.of("email", "thief@example.org", "password", NEW));
    String me = api.get("/me", access(signIn("victim"))).at("/username");
    assertThat(me).isEqualTo("victim");
    assertThat(api.signIn(email("victim"), NEW).status()).isEqualTo(401);
  }

  @Test
  void accessTokensSayWhoAndWhatFor() {
    operator.account("claims");
    JsonNode tokens = signIn("claims");
    String payload = access(tokens).split("\\.", -1)[1];
    String claims = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    String id = api.get("/me", access(tokens)).at("/id");
    assertThat(claims)
        .contains(
            "\"sub\":\"" + id + "\"", "\"scope\":\"account\"", tokens.get("session_id").asString());
  }

  @Test
  void aRetryWithinTenSecondsGetsTheVerySameTokens() {
    operator.account("retry");
    String first = refreshOf(signIn("retry"));
    Reply second = api.refresh(first);
    CLOCK.forward(Duration.ofSeconds(8));
    assertThat(api.refresh(first).text()).isEqualTo(second.text());
    assertThat(api.refresh(second.at("/refresh_token")).status()).isEqualTo(200);
  }

  @Test
  void parallelRefreshesGetOneSuccessor() {
    operator.account("parallel");
    String first = refreshOf(signIn("parallel"));
    Set<String> answers =
        Visitor.atOnce(50, () -> api.refresh(first)).stream()
            .peek(reply -> assertThat(reply.status()).isEqualTo(200))
            .map(Reply::text)
            .collect(Collectors.toSet());
    assertThat(answers).hasSize(1);
  }

  @Test
  void aLateReplayEndsTheFamilyAndTellsItsOwnerOnce() {
    operator.account("copied");
    JsonNode other = signIn("copied");
    String first = refreshOf(signIn("copied"));
    JsonNode second = api.refresh(first).json();
    CLOCK.forward(Duration.ofSeconds(11));
    assertThat(api.refresh(first).code()).isEqualTo("refresh-refused");
    assertThat(api.get("/me", access(second)).status()).isEqualTo(401);
    assertThat(api.refresh(refreshOf(second)).status()).isEqualTo(401);
    assertThat(api.refresh(first).status()).isEqualTo(401);
    assertThat(api.mailbox.settled(email("copied")))
        .containsExactly("We ended a session of yours on Example");
    assertThat(api.refresh(refreshOf(other)).status()).as("another session").isEqualTo(200);
  }

  @Test
  void theKeptAnswerIsSealedAndForgotten() {
    operator.account("sealed");
    Reply next = api.refresh(refreshOf(signIn("sealed")));
    CLOCK.forward(Duration.ofHours(2));
    var house = server.house();
    byte[] kept =
        house.database.read(sql ->
            sql.resultQuery("select successor from refresh_tokens where successor is not null")
                .fetch(0, byte[].class)
                .getFirst());
    assertThat(new String(kept, StandardCharsets.ISO_8859_1))
        .doesNotContain(next.at("/refresh_token"), "eyJ");
    int swept =
        house.database.write(tx ->
            RotateSession.brooms(CLOCK, RotateSession.RETRY).getFirst().sweep(tx, CLOCK.instant()));
    assertThat(swept).isPositive();
    int left =
        house.database.read(sql ->
            sql.fetchSingle("select count(*) from refresh_tokens where successor is not null")
                .get(0, int.class));
    assertThat(left).isZero();
  }

  @Test
  void withoutRotationTheRefreshTokenStays() {
    try (TestServer plain =
        TestServer.start(Map.of("dialects.v1.rotate-refresh-tokens", "false"))) {
      new Visitor(plain).account("ada");
      Native there = new Native(plain);
      String refresh = refreshOf(there.signIn("ada", PASSWORD).json());
      assertThat(there.refresh(refresh).at("/refresh_token")).isEqualTo(refresh);
      assertThat(there.refresh(refresh).status()).isEqualTo(200);
    }
  }

  @Test
  void sessionsAreListedAndEnded() {
    operator.account("list");
    JsonNode one = signIn("list");
    JsonNode two = signIn("list");
    String page = operator.storedToken("list");
    Reply list = api.get("/sessions", access(one));
    assertThat(list.json().get("sessions")).hasSize(3);
    String id = two.get("session_id").asString();
    assertThat(api.get("/sessions/" + id, access(one)).at("/current")).isEqualTo("false");
    assertThat(api.get("/sessions/current", access(one)).at("/current")).isEqualTo("true");

    assertThat(api.delete("/sessions/" + id, access(one)).status()).isEqualTo(204);
    assertThat(api.delete("/sessions/" + id, access(one)).status()).isEqualTo(404);
    assertThat(api.get("/me", access(two)).status()).isEqualTo(401);
    assertThat(
            api.bare("DELETE", "/sessions?except=current", "Authorization", "Bearer " + access(one))
                .status())
        .isEqualTo(204);
    assertThat(operator.statusOfMe(page)).as("of another dialect").isEqualTo(401);
    assertThat(api.get("/me", access(one)).status()).isEqualTo(200);
    assertThat(api.delete("/sessions/current", access(one)).status()).isEqualTo(204);
    assertThat(api.get("/me", access(one)).status()).isEqualTo(401);
  }

  @Test
  void everybodyEndsTheirOwnSessionsAlone() {
    operator.account("mine");
    operator.account("yours");
    JsonNode yours = signIn("yours");
    String id = yours.get("session_id").asString();
    String mine = access(signIn("mine"));
    assertThat(api.get("/sessions/" + id, mine).status()).isEqualTo(404);
    assertThat(api.delete("/sessions/" + id, mine).status()).isEqualTo(404);
    assertThat(api.delete("/sessions", mine).status()).isEqualTo(204);
    assertThat(api.get("/me", mine).status()).isEqualTo(401);
    assertThat(api.get("/me", access(yours)).status()).isEqualTo(200);
  }

  @Test
  void tokensOfAClosedAccountAreOver() {
    operator.account("closed");
    JsonNode tokens = signIn("closed");
    operator.account("closed", Map.of("is_active", false));
    assertThat(api.get("/me", access(tokens)).status()).isEqualTo(401);
    assertThat(api.refresh(refreshOf(tokens)).status()).isEqualTo(401);
    assertThat(api.signIn("closed", PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void anAccessTokenRefreshesNothingAndARefreshTokenOpensNothing() {
    operator.account("types");
    JsonNode tokens = signIn("types");
    assertThat(api.refresh(access(tokens)).status()).isEqualTo(401);
    assertThat(api.get("/me", refreshOf(tokens)).status()).isEqualTo(401);
    assertThat(api.refresh("eyJhbGciOiJub25lIn0.e30.").status()).isEqualTo(401);
  }
}
