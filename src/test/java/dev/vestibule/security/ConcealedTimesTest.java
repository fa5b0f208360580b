package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * With accounts.conceal-existence the median time of djoser's answers differs by less than 5 %
 * between somebody known, unknown, pending and deactivated.
 */
@Alone
class ConcealedTimesTest {
  private static TestServer server;
  private static Stopwatch watch;
  private static String bearer;
  private static int registered;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Stopwatch.patient(
                Map.of(
                    "accounts.conceal-existence",
                    "true",
                    "dialects.djoser.login-field",
                    "email",
                    "log.requests",
                    "false")));
    watch = new Stopwatch(server);
    Visitor visitor = new Crowd(server).visitor();
    visitor.account("mover");
    Visitor.Reply pair =
        visitor.post("/jwt/create/", Map.of("email", email("mover"), "password", PASSWORD));
    bearer = "Bearer " + pair.get("access");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void forgottenPassword() {
    watch.alike("reset_password", 200, 204, who -> asked("/auth/users/reset_password/", who));
  }

  @Test
  void forgottenUsername() {
    watch.alike("reset_username", 200, 204, who -> asked("/auth/users/reset_username/", who));
  }

  @Test
  void anotherActivationMail() {
    watch.alike("resend_activation", 200, 204, who -> asked("/auth/users/resend_activation/", who));
  }

  @Test
  void forgottenPasswordByToken() {
    watch.alike("api/reset-password", 200, 200, who -> asked("/api/reset-password/", who));
  }

  @Test
  void newAddress() {
    watch.alike(
        "PATCH users/me",
        200,
        200,
        who ->
            watch
                .request("/auth/users/me/", Map.of("email", email(who)))
                .header("Authorization", bearer)
                .method("PATCH", Stopwatch.body(Map.of("email", email(who)))));
  }

  @Test
  void registration() {
    watch.alike("POST users", 40, 201, ConcealedTimesTest::registered);
  }

  private static boolean seen(Medians medians, int round) {
    return round % 100 == 0 && medians.surelyApart() > Stopwatch.MOST;
  }

  /** Without concealment the token is made before the answer: this is a difference that is seen. */
  @Test
  void theMeasureSeesADifference() {
    try (TestServer open = TestServer.start(Map.of("log.requests", "false"))) {
      new Crowd(open);
      Medians medians = new Medians(List.of("known", "unknown"));
      // On a busy machine it takes more of them to be sure.
      for (int round = 0; round < 200 || (round < 1000 && !seen(medians, round)); round++) {
        for (String who : List.of("known", "unknown")) {
          HttpRequest.Builder request = asked("/api/reset-password/", who);
          URI there = URI.create(open.baseUrl() + "/api/reset-password/");
          medians.add(who, watch.time(request.uri(there).build(), who.equals("known") ? 200 : 404));
        }
      }
      System.out.println("without concealment: " + medians);
      assertThat(medians.surelyApart()).as(medians.toString()).isGreaterThan(Stopwatch.MOST);
    }
  }

  @Test
  void signInByAddress() {
    watch.alike(
        "jwt/create",
        40,
        401,
        who ->
            watch.request(
                "/auth/jwt/create/", Map.of("email", email(who), "password", "wrong-horse")));
  }

  /** The unknown address is another one each time: the first registration makes it known. */
  private static HttpRequest.Builder registered(String who) {
    registered++;
    Map<String, Object> body =
        new LinkedHashMap<>(Visitor.registration("new%06d".formatted(registered)));
    body.put("email", who.equals("unknown") ? email("u%06d".formatted(registered)) : email(who));
    return watch.request("/auth/users/", body);
  }

  private static HttpRequest.Builder asked(String path, String who) {
    return watch.request(path, Map.of("email", email(who)));
  }
}
