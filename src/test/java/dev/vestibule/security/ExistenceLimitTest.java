package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Who asks all dialects together gets so many answers a minute about who has an account. */
class ExistenceLimitTest {
  private static final int LIMIT = 12;
  private final MovableClock clock = MovableClock.stopped();
  private TestServer server;
  private Visitor visitor;
  private String bearer;

  @BeforeEach
  void start() {
    server =
        TestServer.start(
            Map.of(
                "limits.existence-per-minute",
                String.valueOf(LIMIT),
                "server.trusted-proxies",
                "127.0.0.1,::1"),
            clock);
    visitor = new Visitor(server, "");
    visitor.account("known");
    visitor.account("chief", Map.of("is_staff", true));
    bearer = signIn("known");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String signIn(String username) {
    Map<String, String> body = Map.of("username", username, "password", PASSWORD);
    return "Bearer " + visitor.post("/auth/jwt/create/", body).get("access");
  }

  private HttpRequest.Builder from(String address, String path, Map<String, ?> body) {
    return visitor
        .to(path)
        .header("X-Forwarded-For", address)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
  }

  private Reply check(String address) {
    return visitor.checked(from(address, "/email_check/", Map.of("email", email("known"))));
  }

  private void spendAll(String address) {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(check(address).status()).isEqualTo(200);
    }
  }

  @Test
  void everyRouteThatTellsIsCountedTogether() {
    spendAll("192.0.2.1");
    Map<String, String> known = Map.of("email", email("known"));
    List<HttpRequest.Builder> asked =
        List.of(
            from("192.0.2.1", "/email_check/", known),
            from("192.0.2.1", "/telephone_check/", Map.of("telephone", "0612345678")),
            from("192.0.2.1", "/register/", known),
            from("192.0.2.1", "/api/reset-password/", known),
            from("192.0.2.1", "/api/forgot-password/", known),
            from("192.0.2.1", "/auth/users/", known),
            from("192.0.2.1", "/auth/signup/", known),
            from("192.0.2.1", "/auth/reset_password/", known),
            from("192.0.2.1", "/auth/users/reset_password/", known),
            from("192.0.2.1", "/auth/users/reset_username/", known),
            own("/update_user/"),
            own("/auth/users/me/"));
    assertThat(asked)
        .map(visitor::checked)
        .allSatisfy(reply -> {
          assertThat(reply.status()).isEqualTo(429);
          assertThat(reply.get("detail"))
              .isEqualTo("Request was throttled. Expected available in 5 seconds.");
          assertThat(reply.header("Retry-After")).isEqualTo("5");
        });
  }

  private HttpRequest.Builder own(String path) {
    return from("192.0.2.1", path, Map.of())
        .header("Authorization", bearer)
        .method("PATCH", BodyPublishers.ofString("{\"email\": \"chief@example.org\"}"));
  }

  @Test
  void itIsWordedInFrenchAndComesBack() {
    spendAll("192.0.2.1");
    Reply refused =
        visitor.checked(
            from("192.0.2.1", "/email_check/", Map.of("email", email("known")))
                .header("Accept-Language", "fr"));
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.get("detail")).startsWith("Requête ralentie");
    clock.forward(Duration.ofSeconds(5));
    assertThat(check("192.0.2.1").status()).isEqualTo(200);
    assertThat(check("192.0.2.1").status()).isEqualTo(429);
  }

  @Test
  void othersAreNotTouched() {
    spendAll("2001:db8::1");
    assertThat(check("2001:db8::2").status()).isEqualTo(429);
    assertThat(check("2001:db8:0:1::2").status()).isEqualTo(200);
    HttpRequest.Builder staff =
        from("2001:db8::1", "/email_check/", Map.of("email", email("known")))
            .header("Authorization", signIn("chief"));
    assertThat(visitor.checked(staff).status()).as("staff may know").isEqualTo(200);
    HttpRequest.Builder me =
        visitor
            .to("/auth/users/me/")
            .header("X-Forwarded-For", "2001:db8::1")
            .header("Authorization", bearer);
    assertThat(visitor.checked(me).status()).as("reading tells nothing new").isEqualTo(200);
  }
}
