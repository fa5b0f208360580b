package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Pair;
import dev.vestibule.Visitor.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long tokens and links live, and what ends them. */
class DjoserTokenSettingsTest {
  private static final String OTHER = "another-horse-battery";
  private static final String REFRESH = "/jwt/refresh/";
  private final MovableClock clock = new MovableClock();

  private Visitor visitor(TestServer server) {
    Visitor visitor = new Visitor(server);
    visitor.account("timed");
    return visitor;
  }

  @Test
  void lifetimes() {
    Map<String, String> settings =
        Map.of(
            "dialects.djoser.access-token-lifetime", "10m",
            "dialects.djoser.refresh-token-lifetime", "2h");
    try (TestServer server = TestServer.start(settings, clock)) {
      Visitor visitor = visitor(server);
      Pair pair = visitor.signIn("timed");
      clock.forward(Duration.ofMinutes(9));
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(200);
      clock.forward(Duration.ofMinutes(2));
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
      Reply renewed = visitor.post(REFRESH, Map.of("refresh", pair.refresh()));
      assertThat(visitor.statusOfMe("Bearer " + renewed.get("access"))).isEqualTo(200);
      clock.forward(Duration.ofHours(2));
      assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(401);
    }
  }

  @Test
  void byDefaultFiveMinutesAndADay() {
    try (TestServer server = TestServer.start(Map.of(), clock)) {
      Visitor visitor = visitor(server);
      Pair pair = visitor.signIn("timed");
      String stored = visitor.storedToken("timed");
      clock.forward(Duration.ofMinutes(4));
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(200);
      clock.forward(Duration.ofMinutes(2));
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
      clock.forward(Duration.ofHours(23));
      assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(200);
      clock.forward(Duration.ofHours(1));
      assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(401);
      assertThat(visitor.statusOfMe(stored)).isEqualTo(200);
    }
  }

  @Test
  void leewayForgivesClocks() {
    try (TestServer server = TestServer.start(Map.of("tokens.leeway", "1m"), clock)) {
      Visitor visitor = visitor(server);
      Pair pair = visitor.signIn("timed");
      clock.forward(Duration.ofSeconds(330));
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(200);
      clock.forward(Duration.ofSeconds(40));
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
    }
  }

  @Test
  void linksExpire() {
    try (TestServer server = TestServer.start(Map.of("links.lifetime", "1h"), clock)) {
      Visitor visitor = visitor(server);
      var activation = visitor.register("late");
      var reset = visitor.resetLink("timed");
      clock.forward(Duration.ofMinutes(61));
      assertThat(visitor.post("/users/activation/", Visitor.activation(activation)).status())
          .isEqualTo(400);
      assertThat(visitor.confirmReset(reset, OTHER).status()).isEqualTo(400);
    }
  }

  @Test
  void withoutRotationTheSameTokenGoesOn() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor visitor = visitor(server);
      Map<String, String> body = Map.of("refresh", visitor.signIn("timed").refresh());
      assertThat(visitor.post(REFRESH, body).json().propertyNames()).containsExactly("access");
      assertThat(visitor.post(REFRESH, body).status()).isEqualTo(200);
    }
  }

  @Test
  void rotationWithoutBlacklistKeepsTheFormerToken() {
    try (TestServer server =
        TestServer.start(Map.of("dialects.djoser.rotate-refresh-tokens", "true"))) {
      Visitor visitor = visitor(server);
      Map<String, String> body = Map.of("refresh", visitor.signIn("timed").refresh());
      String next = visitor.post(REFRESH, body).get("refresh");
      assertThat(next).isNotEqualTo(body.get("refresh"));
      assertThat(visitor.post(REFRESH, body).status()).isEqualTo(200);
      assertThat(visitor.statusOfRefresh(next)).isEqualTo(200);
    }
  }

  @Test
  void refreshTokensThatExpiredAreForgottenWhileTheirSessionGoesOn() {
    Map<String, String> settings =
        Map.of(
            "dialects.djoser.rotate-refresh-tokens", "true",
            "dialects.djoser.blacklist-after-rotation", "true");
    try (TestServer server = TestServer.start(settings, clock)) {
      Visitor visitor = visitor(server);
      String refresh = visitor.signIn("timed").refresh();
      for (int hours = 0; hours < 60; hours += 20) {
        refresh = visitor.post(REFRESH, Map.of("refresh", refresh)).get("refresh");
        clock.forward(Duration.ofHours(20));
      }
      assertThat(rows(server, "refresh_tokens")).isLessThanOrEqualTo(3);
    }
  }

  private static int rows(TestServer server, String table) {
    return server
        .house()
        .database
        .read(sql -> sql.fetchCount(org.jooq.impl.DSL.table(org.jooq.impl.DSL.name(table))));
  }

  @Test
  void setPasswordEndsAllButTheCallingSession() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor visitor = visitor(server);
      Pair calling = visitor.signIn("timed");
      Pair other = visitor.signIn("timed");
      String stored = visitor.storedToken("timed");
      assertThat(setPassword(visitor, calling)).isEqualTo(204);
      assertThat(visitor.statusOfMe(calling.bearer())).isEqualTo(200);
      assertThat(visitor.statusOfRefresh(calling.refresh())).isEqualTo(200);
      assertThat(visitor.statusOfMe(other.bearer())).isEqualTo(401);
      assertThat(visitor.statusOfRefresh(other.refresh())).isEqualTo(401);
      assertThat(visitor.statusOfMe(stored)).isEqualTo(401);
    }
  }

  private static int setPassword(Visitor visitor, Pair calling) {
    Map<String, String> body =
        Map.of("current_password", PASSWORD, "new_password", OTHER, "re_new_password", OTHER);
    return visitor.json("POST", "/users/set_password/", body, calling.bearer()).status();
  }

  @Test
  void logoutOnPasswordChangeEndsTheCallingSessionToo() {
    try (TestServer server =
        TestServer.start(Map.of("dialects.djoser.logout-on-password-change", "true"))) {
      Visitor visitor = visitor(server);
      Pair calling = visitor.signIn("timed");
      assertThat(setPassword(visitor, calling)).isEqualTo(204);
      assertThat(visitor.statusOfMe(calling.bearer())).isEqualTo(401);
      assertThat(visitor.statusOfRefresh(calling.refresh())).isEqualTo(401);
    }
  }

  @Test
  void resetEndsAllSessions() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor visitor = visitor(server);
      Pair pair = visitor.signIn("timed");
      String stored = visitor.storedToken("timed");
      assertThat(visitor.confirmReset(visitor.resetLink("timed"), OTHER).status()).isEqualTo(204);
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
      assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(401);
      assertThat(visitor.statusOfMe(stored)).isEqualTo(401);
    }
  }

  @Test
  void updateLastLoginVoidsLinksAtJwtCreate() {
    try (TestServer server =
        TestServer.start(Map.of("dialects.djoser.update-last-login", "true"))) {
      Visitor visitor = visitor(server);
      var link = visitor.resetLink("timed");
      visitor.signIn("timed");
      assertThat(visitor.confirmReset(link, OTHER).status()).isEqualTo(400);
    }
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor visitor = visitor(server);
      var link = visitor.resetLink("timed");
      visitor.signIn("timed");
      assertThat(visitor.confirmReset(link, OTHER).status()).isEqualTo(204);
    }
  }
}
