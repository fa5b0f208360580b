package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Refresh tokens that rotate, and what access tokens call their account. */
class RotationTest {
  private static final String REFRESH = "/jwt/refresh/";
  private final MovableClock clock = new MovableClock();

  private static Map<String, String> rotating(String... more) {
    Map<String, String> all =
        new HashMap<>(
            Served.settings("rotate-refresh-tokens", "true", "blacklist-after-rotation", "true"));
    all.putAll(Served.settings(more));
    return all;
  }

  @Test
  void theSameSuccessorForAWhileThenTheEndOfTheFamily() {
    try (TestServer server = TestServer.start(rotating("refresh-retry", "30s"), clock)) {
      Visitor visitor = new Visitor(server);
      visitor.account("rota");
      Map<String, String> first = Map.of("refresh", visitor.signIn("rota").refresh());
      Reply next = visitor.post(REFRESH, first);
      clock.forward(Duration.ofSeconds(29));
      assertThat(visitor.post(REFRESH, first).text()).isEqualTo(next.text());
      assertThat(visitor.statusOfMe("Bearer " + next.get("access"))).isEqualTo(200);
      clock.forward(Duration.ofSeconds(2));
      Reply late = visitor.post(REFRESH, first);
      assertThat(late.status()).isEqualTo(401);
      assertThat(late.get("code")).isEqualTo("token_not_valid");
      assertThat(visitor.statusOfMe("Bearer " + next.get("access"))).isEqualTo(401);
      assertThat(visitor.statusOfRefresh(next.get("refresh"))).isEqualTo(401);
    }
  }

  @Test
  void aTokenThatTheNativeApiRotatedEndsItsFamilyHereToo() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      Visitor visitor = new Visitor(server);
      visitor.account("nat");
      Visitor v1 = new Visitor(server, "/api/v1");
      Map<String, String> who = Map.of("identifier", "nat", "password", PASSWORD);
      String first = v1.post("/sessions", who).get("refresh_token");
      Reply next = v1.post("/sessions/refresh", Map.of("refresh_token", first));
      assertThat(next.status()).as(next.text()).isEqualTo(200);
      clock.forward(Duration.ofSeconds(11));
      assertThat(visitor.statusOfRefresh(first)).isEqualTo(401);
      assertThat(visitor.statusOfMe("Bearer " + next.get("access_token"))).isEqualTo(401);
      assertThat(visitor.statusOfRefresh(next.get("refresh_token"))).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "user_id, id, \"1\"",
    "user_id, id-number, 1",
    "uid, username, \"77\"",
    "user_id, username, \"77\"",
    "sub, email, \"77@example.org\"",
  })
  void accountsAreNamedAsDeclared(String claim, String field, String value) {
    try (TestServer server =
        TestServer.start(rotating("token-user-claim", claim, "token-user-field", field), clock)) {
      Visitor visitor = new Visitor(server);
      visitor.account("77");
      Visitor.Pair pair = visitor.signIn("77");
      Reply next = visitor.post(REFRESH, Map.of("refresh", pair.refresh()));
      for (String access : new String[] {pair.access(), next.get("access")}) {
        JsonNode claims = claims(access);
        assertThat(claims.get(claim).toString()).isEqualTo(value);
        assertThat(claim.equals("user_id") || !claims.has("user_id")).isTrue();
        assertThat(visitor.statusOfMe("Bearer " + access)).isEqualTo(200);
        assertThat(visitor.post("/jwt/verify/", Map.of("token", access)).status()).isEqualTo(200);
      }
    }
  }

  private static JsonNode claims(String token) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }
}
