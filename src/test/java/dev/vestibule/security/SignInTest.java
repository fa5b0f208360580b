package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a sign-in or a forgotten password tells a stranger, and whom it takes one for. */
@Alone
class SignInTest {
  private static final String OTHER = "another-horse-battery";
  private static final int ROUNDS = 15;

  @Test
  @DisplayName("CVE-2021-3754: a username equal to another's e-mail never opens that account")
  void usernameLikeAnothersAddress() {
    try (TestServer server = TestServer.start(Map.of("dialects.djoser.login-field", "email"))) {
      Visitor visitor = new Visitor(server);
      long victim = visitor.account("victim");
      visitor.account(email("victim"), Map.of("email", "thief@example.org", "password", OTHER));

      assertThat(byEmail(visitor, email("victim"), OTHER).status()).isEqualTo(401);
      Visitor.Reply reply = byEmail(visitor, email("victim"), PASSWORD);
      Visitor.Reply me = visitor.get("/users/me/", "Bearer " + reply.get("access"));
      assertThat(me.get("id")).isEqualTo(Long.toString(victim));
    }
  }

  private static Visitor.Reply byEmail(Visitor visitor, String email, String password) {
    return visitor.post("/jwt/create/", Map.of("email", email, "password", password));
  }

  @Test
  @DisplayName("CVE-2021-3754: signing in by username does not look at addresses")
  void usernamesAlone() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor visitor = new Visitor(server);
      visitor.account("victim");
      visitor.account(email("victim"), Map.of("email", "thief@example.org", "password", OTHER));

      assertThat(visitor.create(email("victim"), PASSWORD).status()).isEqualTo(401);
      assertThat(visitor.create(email("victim"), OTHER).status()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("CVE-2024-45231: answers do not depend on a mail server that is down")
  void mailServerDown() throws IOException {
    try (TestServer server = TestServer.start(smtp(closedPort()))) {
      Visitor visitor = new Visitor(server);
      visitor.account("known");
      Visitor.Reply known = forgotten(visitor, email("known"));
      Visitor.Reply unknown = forgotten(visitor, email("unknown"));

      assertThat(known.status()).isEqualTo(204).isEqualTo(unknown.status());
      assertThat(known.text()).isEqualTo(unknown.text()).isEmpty();
      assertThat(names(known)).isEqualTo(names(unknown));
      assertThat(visitor.post("/users/", Visitor.registration("newcomer")).status()).isEqualTo(201);
    }
  }

  private static List<String> names(Visitor.Reply reply) {
    return reply.response().headers().map().keySet().stream().sorted().toList();
  }

  private static Visitor.Reply forgotten(Visitor visitor, String email) {
    return visitor.post("/users/reset_password/", Map.of("email", email));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> smtp(int port) {
    return Map.of(
        "mail.transport", "smtp",
        "mail.smtp.host", "localhost",
        "mail.smtp.port", Integer.toString(port),
        "mail.smtp.security", "none");
  }

  @Test
  @DisplayName("CVE-2025-22234, CVE-2026-22746, CVE-2024-39329: no account is told by time")
  void timeTellsNothing() {
    try (TestServer server =
        TestServer.start(Stopwatch.patient(Map.of("passwords.argon2-memory-kib", "19456")))) {
      Visitor visitor = new Visitor(server);
      visitor.account("timed");
      visitor.account("timed_pending", Map.of("is_active", false));
      Map<String, Object> none = new LinkedHashMap<>();
      none.put("password", null);
      visitor.account("timed_none", none);
      visitor.account("timed_shut");
      server
          .house()
          .closeAccount
          .deactivate(
              server
                  .house()
                  .database
                  .read(
                      sql -> server.house().accounts.byUsername(sql, "timed_shut").orElseThrow()));

      Map<String, Long> medians = medians(visitor);

      long usual = medians.get("timed");
      assertThat(medians)
          .allSatisfy((who, time) ->
              assertThat(time)
                  .as("time for %s in %s", who, medians)
                  .isBetween(usual / 2, usual * 2));
    }
  }

  /** The median time of a refused sign-in in nanoseconds; the kinds take turns. */
  private static Map<String, Long> medians(Visitor visitor) {
    Map<String, List<Long>> times = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (String who :
          List.of("timed", "unknown", "timed_pending", "timed_none", "timed_shut", "long")) {
        boolean tooLong = who.equals("long");
        long start = System.nanoTime();
        Visitor.Reply reply =
            visitor.create(tooLong ? "timed" : who, tooLong ? "x".repeat(100_000) : OTHER);
        times.computeIfAbsent(who, w -> new ArrayList<>()).add(System.nanoTime() - start);
        assertThat(reply.status()).isEqualTo(401);
      }
    }
    Map<String, Long> medians = new LinkedHashMap<>();
    times.forEach((who, all) -> medians.put(who, all.stream().sorted().toList().get(ROUNDS / 2)));
    return medians;
  }

  @Test
  @DisplayName("CVE-2025-22228: a password differs when its last byte of many does")
  void longPasswordsAreNotCut() {
    try (TestServer server = TestServer.start(Map.of())) {
      Visitor visitor = new Visitor(server);
      String longest = "correct horse ".repeat(73) + "!!";
      assertThat(longest).hasSize(1024);
      visitor.account("patient", Map.of("password", longest));

      assertThat(visitor.create("patient", longest).status()).isEqualTo(200);
      for (int at : List.of(72, 73, 255, 511, 1022)) {
        String other = longest.substring(0, at) + "#" + longest.substring(at + 1);
        assertThat(visitor.create("patient", other).status()).isEqualTo(401);
      }
      assertThat(visitor.create("patient", longest.substring(0, 72)).status()).isEqualTo(401);
      assertThat(visitor.create("patient", longest + "!").status()).isEqualTo(401);
    }
  }
}
