package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.CheckedClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How many wrong passwords are looked at, whichever way they come. */
class SignInLimitTest {
  private static final String ATTACKER = "198.51.100.7";
  private static final String OWNER = "192.0.2.1";
  private static final int FREE = 4;
  private final MovableClock clock = MovableClock.stopped();
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    start(Map.of());
  }

  private void start(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "limits.free-failures", String.valueOf(FREE),
                "limits.failures-in-a-row", "6",
                "limits.failures-per-network", "0",
                "server.trusted-proxies", "127.0.0.1,::1"));
    settings.putAll(more);
    server = TestServer.start(settings, clock);
    visitor = new Visitor(server, "");
    visitor.account("known", Map.of("telephone", "+33612000000"));
  }

  private void restart(Map<String, String> more) {
    server.close();
    start(more);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpRequest.Builder from(String address, String path, Map<String, ?> body) {
    return visitor
        .to(path)
        .header("X-Forwarded-For", address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
  }

  private Reply create(String address, String username, String password) {
    return visitor.checked(
        from(address, "/auth/jwt/create/", Map.of("username", username, "password", password)));
  }

  private static HttpRequest.Builder basic(HttpRequest.Builder request, String name) {
    String pair = name + ":wrong";
    return request.header(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  /** Every way to try a password for a username from outside. */
  private List<HttpRequest.Builder> ways(String address) {
    Map<String, String> wrong = Map.of("username", "known", "password", "wrong");
    return List.of(
        from(address, "/auth/jwt/create/", wrong),
        from(address, "/auth/token/login/", wrong),
        from(address, "/auth/token/", wrong),
        from(address, "/api/v1/sessions", Map.of("identifier", "known", "password", "wrong")),
        from(
            address,
            "/api/v1/account-restorations",
            Map.of("identifier", "known", "password", "wrong")),
        basic(from(address, "/knox/login/", Map.of()), "known"));
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(create(ATTACKER, "known", "wrong").status()).isEqualTo(401);
    }
  }

  /** As many as an account takes from strangers, with the pauses between them. */
  private void failInARow() {
    fail(FREE);
    for (int i = FREE; i < 6; i++) {
      clock.forward(Duration.ofMinutes(5));
      fail(1);
    }
    clock.forward(Duration.ofMinutes(5));
  }

  @Test
  @DisplayName("CVE-2025-64102: wrong passwords are counted together, whichever API they come by")
  void oneCounterForAllDialects() {
    fail(FREE);
    assertThat(ways(ATTACKER))
        .map(visitor::checked)
        .allSatisfy(reply -> {
          assertThat(reply.status()).isEqualTo(429);
          assertThat(reply.header("Retry-After")).isEqualTo("1");
          assertThat(reply.header("RateLimit")).isEqualTo("\"account\";r=0;t=1");
        });
    assertThat(create(ATTACKER, "known", "wrong").get("detail"))
        .isEqualTo("Request was throttled. Expected available in 1 second.");
  }

  @Test
  void pausesGrowAndARightPasswordInOneOfThemIsNotEvenLookedAt() {
    fail(FREE);
    for (int seconds : new int[] {1, 2}) {
      Reply held = create(ATTACKER, "known", PASSWORD);
      assertThat(held.status()).isEqualTo(429);
      assertThat(held.header("Retry-After")).isEqualTo(String.valueOf(seconds));
      clock.forward(Duration.ofSeconds(seconds));
      assertThat(create(ATTACKER, "known", "wrong").status()).isEqualTo(401);
    }
  }

  @Test
  void whoDoesNotExistIsAnsweredAlike() {
    for (int i = 0; i < FREE; i++) {
      assertThat(create(ATTACKER, "nobody", "wrong").status()).isEqualTo(401);
    }
    Reply held = create(ATTACKER, "nobody", "wrong");
    fail(FREE);
    Reply known = create(ATTACKER, "known", "wrong");
    assertThat(Crowd.seen(held)).isEqualTo(Crowd.seen(known));
  }

  @Test
  @DisplayName("CVE-2025-64526: stray members and spellings of a name change nothing")
  void strayMembers() {
    for (int i = 0; i < FREE; i++) {
      Map<String, Object> body =
          Map.of(
              "username", i % 2 == 0 ? "known" : " known ", "password", "wrong", "email", "" + i);
      assertThat(visitor.unchecked(from(ATTACKER, "/auth/jwt/create/", body)).status())
          .isEqualTo(401);
    }
    assertThat(create(ATTACKER, "known", "wrong").status()).isEqualTo(429);
  }

  @Test
  @DisplayName("CVE-2026-45364: addresses of one /64 are one network")
  void oneNetwork() {
    restart(Map.of("limits.failures-per-network", "3"));
    for (int i = 0; i < 3; i++) {
      assertThat(create("2001:db8::" + (i + 1), "nobody" + i, "wrong").status()).isEqualTo(401);
    }
    Reply held = create("2001:db8::abcd", "another", "wrong");
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.header("RateLimit-Policy")).isEqualTo("\"sign-in\";q=3;w=3600");
    assertThat(create("2001:db8:0:1::1", "another", "wrong").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("allauth 65.8: a success does not refill the attacker's address")
  void successDoesNotRefill() {
    restart(Map.of("limits.failures-per-network", "3"));
    visitor.account("thief");
    assertThat(create(ATTACKER, "nobody1", "wrong").status()).isEqualTo(401);
    assertThat(create(ATTACKER, "nobody2", "wrong").status()).isEqualTo(401);
    for (int i = 0; i < 5; i++) {
      assertThat(create(ATTACKER, "thief", PASSWORD).status()).as("costs nothing").isEqualTo(200);
    }
    assertThat(create(ATTACKER, "nobody3", "wrong").status()).isEqualTo(401);
    assertThat(create(ATTACKER, "nobody4", "wrong").status()).isEqualTo(429);
  }

  @Test
  @DisplayName(
      "allauth 65.14.2, CVE-2024-47070: who is no trusted proxy is counted by its own address")
  void spoofedAddresses() {
    restart(Map.of("limits.failures-per-network", "3", "server.trusted-proxies", ""));
    for (int i = 0; i < 3; i++) {
      assertThat(create("203.0.113." + i, "nobody" + i, "wrong").status()).isEqualTo(401);
    }
    assertThat(create("203.0.113.99", "another", "wrong").status()).isEqualTo(429);
  }

  @Test
  @DisplayName("GHSA-cq42-vhv7-xr7p: the victim's known network and token still sign in")
  void theOwnerIsNotShutOut() {
    String access = create(OWNER, "known", PASSWORD).get("access");
    failInARow();

    assertThat(create(ATTACKER, "known", PASSWORD).status()).isEqualTo(429);
    assertThat(create("203.0.113.5", "known", PASSWORD).get("code")).isEqualTo("device_unproven");
    assertThat(create(OWNER, "known", PASSWORD).status()).as("the network").isEqualTo(200);
    HttpRequest.Builder elsewhere =
        from("203.0.113.5", "/auth/jwt/create/", Map.of("username", "known", "password", PASSWORD))
            .header("Authorization", "Bearer " + access);
    assertThat(visitor.checked(elsewhere).status()).as("the token, expired").isEqualTo(200);
    assertThat(create(ATTACKER, "known", PASSWORD).status()).as("still").isEqualTo(429);
  }

  @Test
  @DisplayName("GHSA-cq42-vhv7-xr7p: a User-Agent or another's token makes no device known")
  void noDeviceByClaim() {
    create(OWNER, "known", PASSWORD);
    visitor.account("thief");
    String others = create(ATTACKER, "thief", PASSWORD).get("access");
    failInARow();
    HttpRequest.Builder claimed =
        from("203.0.113.5", "/auth/jwt/create/", Map.of("username", "known", "password", PASSWORD))
            .header("User-Agent", "Java-http-client/25")
            .header("Cookie", "device=guessed")
            .header("Authorization", "Bearer " + others);
    assertThat(visitor.checked(claimed).status()).isEqualTo(429);
  }

  @Test
  void aRestartGivesNoNewAttempts() {
    fail(FREE);
    server.stop();
    server = TestServer.on(server.data(), Map.of("limits.free-failures", "4"), clock);
    visitor = new Visitor(server, "");
    assertThat(create(ATTACKER, "known", "wrong").status()).isEqualTo(429);
  }

  @Test
  void askedForThePresentPasswordASessionHasItsOwnCount() {
    String bearer = "Bearer " + create(OWNER, "known", PASSWORD).get("access");
    Map<String, String> body = Map.of("current_password", "wrong", "new_password", "a-third-horse");
    for (int i = 0; i < FREE; i++) {
      assertThat(own("/auth/users/set_password/", body, bearer).status()).isEqualTo(400);
    }
    Reply held = own("/auth/users/set_password/", body, bearer);
    assertThat(held.status()).isEqualTo(429);
    assertThat(held.get("detail"))
        .isEqualTo("Request was throttled. Expected available in 1 second.");
    assertThat(
            own(
                    "/api/v1/me/password",
                    Map.of("current_password", PASSWORD, "new_password", "a-third-horse"),
                    bearer)
                .status())
        .isEqualTo(429);
    assertThat(create(OWNER, "known", PASSWORD).status()).as("others go on").isEqualTo(200);
  }

  private Reply own(String path, Map<String, ?> body, String bearer) {
    return visitor.unchecked(from(OWNER, path, body).header("Authorization", bearer));
  }

  /** Short values with quotes have broken connections of the web server before. */
  @Test
  void refusalsComeOverHttp2Too() {
    restart(Map.of("limits.failures-per-network", "6"));
    CheckedClient client =
        new CheckedClient(server.baseUrl(), server.document(), HttpClient.Version.HTTP_2);
    fail(FREE);
    // What asks for the newer protocol must have no body.
    client.send(client.to("/health/live").GET().build());
    for (String name : List.of("known", "nobody1", "nobody2", "nobody3")) {
      Map<String, String> body = Map.of("username", name, "password", "wrong");
      HttpResponse<byte[]> answer = client.send(from(ATTACKER, "/auth/jwt/create/", body).build());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      boolean refused = answer.statusCode() == 429;
      assertThat(answer.headers().firstValue("RateLimit").isPresent()).isEqualTo(refused);
      assertThat(refused).isEqualTo(name.equals("known") || name.equals("nobody3"));
    }
  }

  @Test
  void aRightPasswordBeginsAnew() {
    fail(FREE - 1);
    assertThat(create(ATTACKER, "known", PASSWORD).status()).isEqualTo(200);
    fail(FREE);
  }
}
