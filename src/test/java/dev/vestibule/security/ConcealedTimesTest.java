package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * With accounts.conceal-existence the median time of an answer differs by less than 5 % between
 * somebody known, unknown, pending and deactivated. They take turns in a new random order each
 * round, so that none always follows the same other one. Where the medians are further apart, as
 * many rounds are added, twice at most; what fails is a difference that chance does not explain.
 */
class ConcealedTimesTest {
  private static final double MOST = 0.05;
  private static final int TRIES = 3;
  private static final int WARMUP = 40;
  private static final Random ORDER = new Random(1);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static TestServer server;
  private static String bearer;
  private static int registered;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "accounts.conceal-existence",
                "true",
                "dialects.djoser.login-field",
                "email",
                "log.requests",
                "false"));
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
    alike("reset_password", 200, 204, who -> asked("/auth/users/reset_password/", who));
  }

  @Test
  void forgottenUsername() {
    alike("reset_username", 200, 204, who -> asked("/auth/users/reset_username/", who));
  }

  @Test
  void anotherActivationMail() {
    alike("resend_activation", 200, 204, who -> asked("/auth/users/resend_activation/", who));
  }

  @Test
  void forgottenPasswordByToken() {
    alike("api/reset-password", 200, 200, who -> asked("/api/reset-password/", who));
  }

  @Test
  void newAddress() {
    alike(
        "PATCH users/me",
        200,
        200,
        who ->
            request("/auth/users/me/", Map.of("email", email(who)))
                .header("Authorization", bearer)
                .method("PATCH", body(Map.of("email", email(who)))));
  }

  @Test
  void registration() {
    alike("POST users", 40, 201, ConcealedTimesTest::registered);
  }

  /** Without concealment the token is made before the answer: this is a difference that is seen. */
  @Test
  void theMeasureSeesADifference() {
    try (TestServer open = TestServer.start(Map.of("log.requests", "false"))) {
      new Crowd(open);
      Medians medians = new Medians(List.of("known", "unknown"));
      for (int round = 0; round < 200; round++) {
        for (String who : List.of("known", "unknown")) {
          HttpRequest.Builder request = asked("/api/reset-password/", who);
          URI there = URI.create(open.baseUrl() + "/api/reset-password/");
          medians.add(who, time(request.uri(there).build(), who.equals("known") ? 200 : 404));
        }
      }
      System.out.println("without concealment: " + medians);
      assertThat(medians.surelyApart()).as(medians.toString()).isGreaterThan(MOST);
    }
  }

  @Test
  void signInByAddress() {
    alike(
        "jwt/create",
        40,
        401,
        who ->
            request("/auth/jwt/create/", Map.of("email", email(who), "password", "wrong-horse")));
  }

  /** The unknown address is another one each time: the first registration makes it known. */
  private static HttpRequest.Builder registered(String who) {
    registered++;
    Map<String, Object> body =
        new LinkedHashMap<>(Visitor.registration("new%06d".formatted(registered)));
    body.put("email", who.equals("unknown") ? email("u%06d".formatted(registered)) : email(who));
    return request("/auth/users/", body);
  }

  private static HttpRequest.Builder asked(String path, String who) {
    return request(path, Map.of("email", email(who)));
  }

  private static HttpRequest.Builder request(String path, Map<String, ?> body) {
    return HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
        .header("Content-Type", "application/json")
        .POST(body(body));
  }

  private static HttpRequest.BodyPublisher body(Map<String, ?> body) {
    return BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
  }

  private static void alike(
      String what, int rounds, int status, Function<String, HttpRequest.Builder> ask) {
    measure(WARMUP, status, ask, new Medians(Crowd.ALL));
    Medians medians = new Medians(Crowd.ALL);
    for (int i = 0; i < TRIES && (i == 0 || medians.apart() > MOST); i++) {
      measure(rounds, status, ask, medians);
    }
    System.out.println(what + ": " + medians);
    assertThat(medians.surelyApart()).as("%s: %s", what, medians).isLessThanOrEqualTo(MOST);
  }

  private static void measure(
      int rounds, int status, Function<String, HttpRequest.Builder> ask, Medians medians) {
    for (int round = 0; round < rounds; round++) {
      List<String> turns = new ArrayList<>(Crowd.ALL);
      Collections.shuffle(turns, ORDER);
      turns.forEach(who -> medians.add(who, time(ask.apply(who).build(), status)));
    }
  }

  private static long time(HttpRequest request, int status) {
    try {
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = CLIENT.send(request, BodyHandlers.ofByteArray());
      long time = System.nanoTime() - start;
      assertThat(answer.statusCode()).isEqualTo(status);
      return time;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
