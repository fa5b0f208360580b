package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tokens and links that Django gave out: after the import each works that worked there. */
class LegacyTokensTest {
  /** Hours after the reset links were made. */
  private static final Instant NOW = Instant.parse("2026-05-10T00:00:00Z");

  /** This account changed after the link was mailed: Django refuses it, too. */
  private static final String STALE = "élodie.été";

  private static final String NEW_PASSWORD = "Quite-another-Kestrel-7";

  @TempDir Path folder;
  private final MovableClock clock = MovableClock.at(NOW);
  private TestServer server;
  private Visitor djoser;
  private Visitor knox;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of(), clock);
    djoser = new Visitor(server);
    knox = new Visitor(server, "");
    Legacy.into(server.house(), Legacy.database(folder), Legacy.USUAL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<JsonNode> tokens(String kind) {
    List<JsonNode> tokens = Legacy.tokens().get(kind).valueStream().toList();
    assertThat(tokens).isNotEmpty();
    return tokens;
  }

  private int knoxStatus(String token) {
    return knox.get("/current_user/", "Token " + token).status();
  }

  private int djoserStatus(String authorization) {
    return djoser.get("/users/me/", authorization).status();
  }

  @Test
  void knoxTokensGoOn() {
    for (JsonNode token : tokens("knox")) {
      int expected = token.get("accepted").booleanValue() ? 200 : 401;
      String text = token.get("token").stringValue();
      assertThat(knoxStatus(text)).as(token.toString()).isEqualTo(expected);
      assertThat(djoserStatus("Token " + text)).as(token.toString()).isEqualTo(expected);
    }
    String forged = "0".repeat(64);
    assertThat(knoxStatus(forged)).isEqualTo(401);
  }

  @Test
  void restFrameworkTokensGoOnAndAreHandedOutAgain() {
    for (JsonNode token : tokens("authtoken")) {
      int expected = token.get("accepted").booleanValue() ? 200 : 401;
      String text = token.get("token").stringValue();
      assertThat(djoserStatus("Token " + text)).as(token.toString()).isEqualTo(expected);
      assertThat(knoxStatus(text)).as(token.toString()).isEqualTo(expected);
    }
    String username = "legacy030";
    Visitor.Reply login =
        djoser.post("/token/login/", Map.of("username", username, "password", password(username)));
    assertThat(login.status()).as(login.text()).isEqualTo(200);
    assertThat(login.get("auth_token"))
        .isEqualTo(tokens("authtoken").getFirst().get("token").stringValue());
    assertThat(djoserStatus("Token " + login.get("auth_token"))).isEqualTo(200);
  }

  private static String password(String username) {
    return Legacy.passwords().get(username).get("password").stringValue();
  }

  @Test
  void accessTokensGoOn() {
    for (JsonNode token : tokens("refresh")) {
      // As in Django, taking a refresh token back leaves its access token until it expires.
      boolean good =
          token.get("accepted").booleanValue() || token.get("blacklisted").booleanValue();
      String bearer = "Bearer " + token.get("access").stringValue();
      assertThat(djoserStatus(bearer)).as(token.toString()).isEqualTo(good ? 200 : 401);
      assertThat(djoserStatus(bearer + "A")).isEqualTo(401);
      assertThat(djoserStatus("Bearer " + token.get("refresh").stringValue())).isEqualTo(401);
    }
  }

  @Test
  void refreshTokensGoOnAsSessionsOfOurs() {
    for (JsonNode token : tokens("refresh")) {
      int expected = token.get("accepted").booleanValue() ? 200 : 401;
      Visitor.Reply reply =
          djoser.post("/jwt/refresh/", Map.of("refresh", token.get("refresh").stringValue()));
      assertThat(reply.status()).as(token + reply.text()).isEqualTo(expected);
      if (expected == 200) {
        assertThat(djoserStatus("Bearer " + reply.get("access"))).isEqualTo(200);
      }
    }
  }

  @Test
  void aNewPasswordEndsAllOfThem() {
    String username = "legacy060";
    JsonNode token = tokens("refresh").getFirst();
    String bearer = "Bearer " + token.get("access").stringValue();
    assertThat(djoserStatus(bearer)).isEqualTo(200);
    Visitor.Reply changed =
        djoser.json(
            "POST",
            "/users/set_password/",
            Map.of(
                "current_password", password(username),
                "new_password", NEW_PASSWORD,
                "re_new_password", NEW_PASSWORD),
            bearer);
    assertThat(changed.status()).as(changed.text()).isEqualTo(204);
    // Nothing but signing in with the new one helps, not even another import.
    Legacy.into(server.house(), Legacy.database(folder), Legacy.USUAL);
    assertThat(
            djoser
                .post("/jwt/refresh/", Map.of("refresh", token.get("refresh").stringValue()))
                .status())
        .isEqualTo(401);
    assertThat(djoser.create(username, NEW_PASSWORD).status()).isEqualTo(200);
    assertThat(djoser.create(username, password(username)).status()).isEqualTo(401);
  }

  @Test
  void resetLinksGoOnUntilTheyExpire() {
    for (JsonNode link : tokens("reset")) {
      String username = link.get("username").stringValue();
      boolean good =
          Legacy.passwords().get(username).get("is_active").booleanValue()
              && !username.equals(STALE);
      assertThat(confirm(link, "0" + link.get("token").stringValue()).status()).isEqualTo(400);
      Visitor.Reply reply = confirm(link, link.get("token").stringValue());
      assertThat(reply.status()).as(link + reply.text()).isEqualTo(good ? 204 : 400);
      assertThat(confirm(link, link.get("token").stringValue()).status())
          .as("a link works once")
          .isEqualTo(400);
    }
  }

  @Test
  void anExpiredResetLinkIsVoid() {
    clock.forward(Duration.ofDays(3));
    assertThat(tokens("reset"))
        .allSatisfy(link ->
            assertThat(confirm(link, link.get("token").stringValue()).status()).isEqualTo(400));
  }

  private Visitor.Reply confirm(JsonNode link, String token) {
    return djoser.post(
        "/users/reset_password_confirm/",
        Map.of(
            "uid", link.get("uid").stringValue(),
            "token", token,
            "new_password", NEW_PASSWORD,
            "re_new_password", NEW_PASSWORD));
  }
}
