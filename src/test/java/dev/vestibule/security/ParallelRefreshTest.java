package dev.vestibule.security;

import static dev.vestibule.Visitor.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Refresh tokens that rotate: one successor each, and what was revoked stays revoked. */
class ParallelRefreshTest {
  private static final Map<String, String> ROTATING =
      Map.of(
          "dialects.djoser.rotate-refresh-tokens", "true",
          "dialects.djoser.blacklist-after-rotation", "true");

  @Test
  @DisplayName("CVE-2026-1035, CVE-2026-53517: 50 parallel refreshes, one successor, one live leaf")
  void oneSuccessor() {
    try (TestServer server = TestServer.start(ROTATING)) {
      Visitor visitor = new Visitor(server);
      visitor.account("leaf");
      String first = visitor.signIn("leaf").refresh();

      List<Visitor.Reply> replies =
          atOnce(50, () -> visitor.post("/jwt/refresh/", Map.of("refresh", first)));

      assertThat(replies).allMatch(r -> r.status() == 200);
      assertThat(replies.stream().map(Visitor.Reply::text).distinct()).hasSize(1);
      String successor = replies.getFirst().get("refresh");
      assertThat(visitor.statusOfRefresh(successor)).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("CVE-2026-9802, CVE-2020-10594: a revoked refresh token is refused after a restart")
  void revokedStaysRevoked() throws IOException {
    Path data = Files.createTempDirectory("vestibule-restart");
    TestServer before = TestServer.on(data, ROTATING, InstantSource.system());
    Visitor visitor = new Visitor(before);
    visitor.account("restart");
    String first = visitor.signIn("restart").refresh();
    Visitor.Reply reply = visitor.post("/jwt/refresh/", Map.of("refresh", first));
    String ended = visitor.signIn("restart").bearer();
    String stored = visitor.storedToken("restart");
    visitor.json("POST", "/token/logout/", "", stored);
    before.stop();

    try (TestServer after = TestServer.on(data, ROTATING, InstantSource.system())) {
      Visitor again = new Visitor(after);
      assertThat(again.post("/jwt/verify/", Map.of("token", first)).status()).isEqualTo(401);
      assertThat(again.statusOfMe(stored)).isEqualTo(401);
      assertThat(again.statusOfMe(ended)).isEqualTo(200);
      assertThat(again.statusOfMe("Bearer " + reply.get("access"))).isEqualTo(200);
      assertThat(again.post("/jwt/refresh/", Map.of("refresh", first)).get("refresh"))
          .isEqualTo(reply.get("refresh"));
      assertThat(again.statusOfRefresh(reply.get("refresh"))).isEqualTo(200);
    }
  }
}
