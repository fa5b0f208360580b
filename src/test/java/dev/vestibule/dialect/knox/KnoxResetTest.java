package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Recovery by a token that is mailed as text (seed S0). */
class KnoxResetTest {
  private static final String NEW = "another-horse-battery";

  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of(), clock);
    visitor = new Visitor(server, "");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Reply ask(String address) {
    return visitor.post("/api/reset-password/", Map.of("email", address));
  }

  private Reply set(String token, String password) {
    return visitor.post("/api/reset-password/", Map.of("token", token, "new_password", password));
  }

  private String token(String username) {
    assertThat(ask(email(username)).status()).isEqualTo(200);
    Mailbox.Mail mail =
        visitor.mailbox.newest(email(username), "Password Reset Request").orElseThrow();
    return mail.text().strip().substring(mail.text().lastIndexOf(' ') + 1);
  }

  @Test
  void theMailIsTheSeedsToTheLetter() {
    visitor.account("letter", Map.of("full_name", "Ada Lovelace"));
    assertThat(ask(email("letter")).status()).isEqualTo(200);
    Mailbox.Mail mail = visitor.mailbox.newest(email("letter"), null).orElseThrow();
    assertThat(mail.subject()).isEqualTo("Password Reset Request");
    assertThat(mail.text().stripTrailing())
        .matches(
            "Hi Ada Lovelace,\\R\\RPlease use the following token to reset your password: \\S{43}");
    assertThat(mail.html()).isEmpty();
  }

  @Test
  void aTokenSetsAPasswordOnce() {
    visitor.account("reset");
    String login = visitor.post("/login/", credentials("reset", PASSWORD)).get("token");
    String token = token("reset");

    assertThat(set(token, "short").status()).as("weak, and the token lives on").isEqualTo(400);
    Reply done = set(token, NEW);
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.get("message")).isEqualTo("Password has been successfully reset.");
    assertThat(set(token, NEW).status()).as("used").isEqualTo(400);
    assertThat(visitor.get("/current_user/", "Token " + login).status()).isEqualTo(401);
    assertThat(visitor.post("/login/", credentials("reset", NEW)).status()).isEqualTo(200);
    assertThat(set("never-issued", NEW).status()).isEqualTo(404);
  }

  private static Map<String, String> credentials(String username, String password) {
    return Map.of("email", email(username), "password", password);
  }

  @Test
  @DisplayName("Knox's reset mail was a live API token: a reset secret as bearer is refused")
  void aResetTokenIsNoBearer() {
    visitor.account("bearer");
    String token = token("bearer");
    for (String word : List.of("Token ", "Bearer ")) {
      assertThat(visitor.get("/current_user/", word + token).status()).isEqualTo(401);
    }
    assertThat(set(token, NEW).status()).isEqualTo(200);
    assertThat(visitor.get("/current_user/", "Token " + token).status()).isEqualTo(401);
  }

  @Test
  void aDeadTokenIsRememberedForAMonth() {
    visitor.account("late");
    String token = token("late");
    clock.forward(Duration.ofMinutes(61));
    assertThat(set(token, NEW).status()).as("expired").isEqualTo(400);
    String voided = token("late");
    new Visitor(server).storedToken("late");
    assertThat(set(voided, NEW).status()).as("void after a sign-in").isEqualTo(400);
  }

  @Test
  void theFormsAreToldApartByTheBody() {
    assertThat(ask("").json().has("email")).isTrue();
    assertThat(ask(email("nobody")).status()).isEqualTo(404);
    Reply both = visitor.post("/api/reset-password/", Map.of());
    assertThat(both.status()).isEqualTo(400);
    assertThat(both.json().propertyNames()).containsExactly("email");
    Reply half = visitor.post("/api/reset-password/", Map.of("token", ""));
    assertThat(half.json().propertyNames()).containsExactly("token", "new_password");
    visitor.account("alias");
    assertThat(visitor.post("/api/forgot-password/", Map.of("email", email("alias"))).status())
        .isEqualTo(200);
    assertThat(visitor.mailbox.newest(email("alias"), "Password Reset Request")).isPresent();
  }

  @Test
  @DisplayName("CVE-2023-7028: a list of addresses is refused, and no mail leaves")
  void oneAddressAtATime() {
    visitor.account("target");
    Reply reply =
        visitor.post(
            "/api/reset-password/", Map.of("email", List.of(email("target"), "evil@example.org")));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(visitor.mailbox.settled(email("target"))).isEmpty();
    assertThat(visitor.mailbox.settled("evil@example.org")).isEmpty();
  }
}
