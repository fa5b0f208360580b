package dev.vestibule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares how long a server takes for each of the crowd. They take turns in a new random order
 * each round, so that none always follows the same other one. Where the medians are further apart
 * than allowed, as many rounds are added, twice at most; what fails is a difference that chance
 * does not explain.
 */
final class Stopwatch {
  /** How far medians may be apart: 5 %. */
  static final double MOST = 0.05;

  private static final int TRIES = 3;
  private static final int WARMUP = 40;

  private final Random order = new Random(1);
  private final HttpClient client = HttpClient.newHttpClient();
  private final TestServer server;
  private final String baseUrl;

  Stopwatch(TestServer server) {
    this.server = server;
    this.baseUrl = server.baseUrl();
  }

  /** These settings, of a server that takes wrong passwords by the hundred. */
  static Map<String, String> patient(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("limits.free-failures", "100000");
    all.put("limits.failures-in-a-row", "100000");
    all.put("limits.failures-per-network", "0");
    return all;
  }

  /** A POST of JSON. */
  HttpRequest.Builder request(String path, Map<String, ?> body) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .header("Content-Type", "application/json")
        .POST(body(body));
  }

  static HttpRequest.BodyPublisher body(Map<String, ?> body) {
    return BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
  }

  /** Asks for everybody in turn; all answers have the status, and their medians are alike. */
  void alike(String what, int rounds, int status, Function<String, HttpRequest.Builder> ask) {
    measure(WARMUP, status, ask, new Medians(Crowd.ALL));
    Medians medians = new Medians(Crowd.ALL);
    for (int i = 0; i < TRIES && (i == 0 || medians.apart() > MOST); i++) {
      measure(rounds, status, ask, medians);
    }
    System.out.println(what + ": " + medians);
    assertThat(medians.surelyApart()).as("%s: %s", what, medians).isLessThanOrEqualTo(MOST);
  }

  private void measure(
      int rounds, int status, Function<String, HttpRequest.Builder> ask, Medians medians) {
    for (int round = 0; round < rounds; round++) {
      List<String> turns = new ArrayList<>(Crowd.ALL);
      Collections.shuffle(turns, order);
      for (String who : turns) {
        settle();
        medians.add(who, time(ask.apply(who).build(), status));
      }
    }
  }

  /**
   * Waits until what earlier requests left to do is done: whose work it was would tell in the time
   * of the next one.
   */
  private void settle() {
    while (server.pendingMails() > 0) {
      CompletableFuture.runAsync(
              () -> {}, CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS))
          .join();
    }
  }

  /** Nanoseconds until the whole answer is there. */
  long time(HttpRequest request, int status) {
    try {
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      long time = System.nanoTime() - start;
      assertThat(answer.statusCode()).isEqualTo(status);
      return time;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
