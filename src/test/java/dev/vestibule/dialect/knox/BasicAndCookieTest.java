package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.House;
import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.core.tokens.Authentication;
import dev.vestibule.core.tokens.Caller;
import dev.vestibule.core.tokens.Client;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Basic credentials and the hosted pages' cookie on the Knox dialect's routes. */
class BasicAndCookieTest {
  private final MovableClock clock = new MovableClock();

  private static String basic(String name) {
    byte[] pair = (name + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Test
  @DisplayName("CVE-2021-3754: a username that is another's address or number names nobody else")
  void basicNamesOneKindOfThing() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("victim", Map.of("telephone", "+33612345678"));
      visitor.account(
          email("victim"), Map.of("email", email("other"), "password", "another-horse-1"));
      visitor.account(
          "+33612345678", Map.of("email", email("third"), "password", "another-horse-2"));

      assertThat(visitor.get("/current_user/", basic("victim")).get("email"))
          .isEqualTo(email("victim"));
      assertThat(visitor.get("/current_user/", basic(email("victim"))).get("email"))
          .isEqualTo(email("victim"));
      assertThat(visitor.get("/current_user/", basic("+33612345678")).get("email"))
          .isEqualTo(email("victim"));
      assertThat(visitor.json("POST", "/knox/login/", "", basic("victim")).status()).isEqualTo(200);
    }
  }

  @Test
  void basicIsSwitchedOffByASetting() {
    try (TestServer server =
        TestServer.start(Map.of("dialects.knox.basic-authentication", "false"))) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("plain");
      Reply reply = visitor.get("/current_user/", basic("plain"));
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Token");
    }
  }

  @Test
  void aCookieReadsButChangesOnlyWithItsToken() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("cookie");
      String secret = session(server.house(), "cookie");
      String cookie = "session=" + secret;
      String csrf = csrf(server.house(), secret);

      assertThat(visitor.checked(visitor.to("/current_user/").header("Cookie", cookie)).status())
          .isEqualTo(200);
      assertThat(refusal(visitor, cookie, "", "")).contains("CSRF cookie not set.");
      String both = cookie + "; csrftoken=" + csrf;
      assertThat(refusal(visitor, both, "", "")).contains("CSRF token missing.");
      assertThat(refusal(visitor, both, "guess", "")).contains("HTTP header incorrect.");
      assertThat(refusal(visitor, both, csrf, "https://evil.example"))
          .contains("Origin checking failed");

      HttpRequest.Builder good = post(visitor, both, csrf, server.baseUrl());
      assertThat(visitor.checked(good).status()).isEqualTo(204);
      assertThat(visitor.checked(visitor.to("/current_user/").header("Cookie", cookie)).status())
          .isEqualTo(401);
    }
  }

  @Test
  void aCookieEndsWhenIdleAndWhenOld() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("idle");
      String cookie = "session=" + session(server.house(), "idle");
      for (int day = 0; day < 24; day += 6) {
        clock.forward(Duration.ofDays(6));
        assertThat(visitor.checked(visitor.to("/current_user/").header("Cookie", cookie)).status())
            .isEqualTo(200);
      }
      clock.forward(Duration.ofDays(6).plusMinutes(1));
      assertThat(visitor.checked(visitor.to("/current_user/").header("Cookie", cookie)).status())
          .as("30 days after its start")
          .isEqualTo(401);

      String other = "session=" + session(server.house(), "idle");
      clock.forward(Duration.ofDays(8));
      assertThat(visitor.checked(visitor.to("/current_user/").header("Cookie", other)).status())
          .as("8 days idle")
          .isEqualTo(401);
    }
  }

  private static String refusal(Visitor visitor, String cookie, String token, String origin) {
    Reply reply = visitor.checked(post(visitor, cookie, token, origin));
    assertThat(reply.status()).isEqualTo(403);
    return reply.get("detail");
  }

  private static HttpRequest.Builder post(
      Visitor visitor, String cookie, String token, String origin) {
    HttpRequest.Builder request =
        visitor.to("/logout/").POST(BodyPublishers.noBody()).header("Cookie", cookie);
    if (!token.isEmpty()) {
      request.header("X-CSRFToken", token);
    }
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return request;
  }

  private static String session(House house, String username) {
    Account account =
        house.database.read(sql -> house.accounts.byUsername(sql, username)).orElseThrow();
    return house.issueTokens.browserSession(
        account, Client.NONE, house.settings.sessions().lifetime());
  }

  private static String csrf(House house, String secret) {
    return switch (house.authenticate.byBrowserSession(secret, Duration.ofDays(1))) {
      case Authentication.Accepted(Caller caller) ->
          house.crossSiteTokens.of(Objects.requireNonNull(caller.session()));
      case Authentication other -> throw new IllegalStateException(other.toString());
    };
  }
}
