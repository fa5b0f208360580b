package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.atOnce;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Opaque tokens under Knox's settings, with a clock that goes on when told to. */
class KnoxTokensTest {
  private final MovableClock clock = new MovableClock();

  private TestServer server(Map<String, String> settings) {
    return TestServer.start(settings, clock);
  }

  private static Reply login(Visitor visitor, String username) {
    return visitor.post("/login/", Map.of("email", email(username), "password", PASSWORD));
  }

  private static int whoAmI(Visitor visitor, String token) {
    return visitor.get("/current_user/", "Token " + token).status();
  }

  @Test
  @DisplayName("Knox #391: 50 parallel logins at the limit issue as many tokens as it allows")
  void theLimitIsExact() {
    try (TestServer server = server(Map.of("dialects.knox.token-limit-per-user", "7"))) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("many");

      List<Reply> replies = atOnce(50, () -> login(visitor, "many"));

      assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(7);
      assertThat(replies).filteredOn(reply -> reply.status() == 403).hasSize(43);
      clock.forward(Duration.ofHours(11));
      assertThat(login(visitor, "many").status()).as("expired ones do not count").isEqualTo(200);
    }
  }

  @Test
  void aTokenEndsAfterItsTime() {
    try (TestServer server = server(Map.of("dialects.knox.token-ttl", "2h"))) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("brief");
      Reply reply = login(visitor, "brief");
      Instant expiry = Instant.parse(reply.get("expiry"));
      assertThat(expiry)
          .isBetween(clock.instant().plusSeconds(7100), clock.instant().plusSeconds(7200));

      clock.forward(Duration.ofMinutes(119));
      assertThat(whoAmI(visitor, reply.get("token"))).isEqualTo(200);
      clock.forward(Duration.ofMinutes(2));
      assertThat(whoAmI(visitor, reply.get("token"))).isEqualTo(401);
    }
  }

  @Test
  void useProlongsATokenUpToItsMost() {
    Map<String, String> settings =
        Map.of(
            "dialects.knox.token-ttl", "1h",
            "dialects.knox.auto-refresh", "true",
            "dialects.knox.auto-refresh-max-ttl", "150m");
    try (TestServer server = server(settings)) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("busy");
      String token = login(visitor, "busy").get("token");

      for (int i = 0; i < 3; i++) {
        clock.forward(Duration.ofMinutes(45));
        assertThat(whoAmI(visitor, token)).as("use %s", i).isEqualTo(200);
      }
      clock.forward(Duration.ofMinutes(20));
      assertThat(whoAmI(visitor, token)).as("2 h 35 after its issue").isEqualTo(401);
    }
  }

  @Test
  void tokensWithoutEndOrLimitOrUser() {
    Map<String, String> settings =
        Map.of(
            "dialects.knox.token-ttl", "0s",
            "dialects.knox.token-limit-per-user", "0",
            "dialects.knox.user-in-login", "false",
            "dialects.knox.auth-token-character-length", "80",
            "dialects.knox.secure-hash-algorithm", "sha3-256");
    try (TestServer server = server(settings)) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("free");
      Reply last = login(visitor, "free");
      for (int i = 0; i < 6; i++) {
        last = login(visitor, "free");
        assertThat(last.status()).isEqualTo(200);
      }
      assertThat(last.json().get("expiry").isNull()).isTrue();
      assertThat(last.json().has("user")).isFalse();
      assertThat(last.get("token")).matches("[0-9a-f]{80}");
      clock.forward(Duration.ofDays(4000));
      assertThat(whoAmI(visitor, last.get("token"))).isEqualTo(200);
    }
  }

  @Test
  void theExpiryIsWrittenAsPythonWould() {
    Map<String, String> settings =
        Map.of("dialects.knox.expiry-datetime-format", "%d/%m/%Y %H:%M at %%");
    try (TestServer server = server(settings)) {
      Visitor visitor = new Visitor(server, "");
      visitor.account("format");
      assertThat(login(visitor, "format").get("expiry"))
          .matches("\\d{2}/\\d{2}/\\d{4} \\d{2}:\\d{2} at %");
    }
  }

  @Test
  void oneWordForBothKindsOfTokens() {
    Map<String, String> settings = Map.of("dialects.knox.auth-header-prefix", "Bearer");
    try (TestServer server = server(settings)) {
      Visitor knox = new Visitor(server, "");
      Visitor djoser = new Visitor(server);
      knox.account("both");
      String opaque = "Bearer " + login(knox, "both").get("token");
      String jwt = djoser.signIn("both").bearer();

      assertThat(knox.get("/current_user/", opaque).status()).isEqualTo(200);
      assertThat(knox.get("/current_user/", jwt).status()).isEqualTo(200);
      assertThat(djoser.statusOfMe(opaque)).isEqualTo(200);
    }
  }

  @Test
  void everyTokenOpensEveryDialectAndSignOutEndsIt() {
    try (TestServer server = server(Map.of())) {
      Visitor knox = new Visitor(server, "");
      Visitor djoser = new Visitor(server);
      knox.account("any");
      String first = "Token " + login(knox, "any").get("token");
      String second = "token " + login(knox, "any").get("token");
      String jwt = djoser.signIn("any").bearer();
      String stored = djoser.storedToken("any");
      assertThat(djoser.statusOfMe(first)).isEqualTo(200);
      assertThat(knox.get("/current_user/", stored).status()).isEqualTo(200);

      assertThat(knox.json("POST", "/logout/", "", jwt).status()).isEqualTo(204);
      assertThat(djoser.statusOfMe(jwt)).isEqualTo(401);
      assertThat(knox.json("POST", "/logoutall/", "", first).status()).isEqualTo(204);
      assertThat(djoser.statusOfMe(first)).isEqualTo(401);
      assertThat(djoser.statusOfMe(second)).isEqualTo(401);
      assertThat(djoser.statusOfMe(stored)).as("not one of Knox's").isEqualTo(200);
    }
  }

  @Test
  void deletingOneselfEndsEverything() {
    try (TestServer server = server(Map.of())) {
      Visitor knox = new Visitor(server, "");
      knox.account("gone");
      String token = "Token " + login(knox, "gone").get("token");
      assertThat(knox.json("DELETE", "/delete_user/", "", token).status()).isEqualTo(204);
      assertThat(knox.get("/current_user/", token).status()).isEqualTo(401);
      assertThat(login(knox, "gone").status()).isEqualTo(400);
      assertThat(knox.find("gone")).as("deactivated, not removed").isPresent();
    }
  }
}
