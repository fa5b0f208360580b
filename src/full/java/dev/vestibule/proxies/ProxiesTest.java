package dev.vestibule.proxies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The recipes in deploy/, each in front of two nodes. */
class ProxiesTest {
  private static final int LIMIT = 5;
  private static final int HUNG_UP = -1;
  private static final int TOO_LARGE = 6 * 1024 * 1024;
  private static Nodes nodes;
  private static TestCertificate certificate;
  private static String access;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    certificate = TestCertificate.in(folder);
    nodes =
        Nodes.start(
            2,
            Map.of(
                "limits.existence-per-minute",
                String.valueOf(LIMIT),
                "server.shutdown-delay",
                "3s"));
    Visitor visitor = new Visitor(nodes.get(0));
    visitor.account("anna");
    access = visitor.signIn("anna").access();
  }

  @AfterAll
  static void stop() {
    nodes.close();
  }

  @ParameterizedTest
  @EnumSource
  void clientsAreWhoTheyAre(Balancer.Kind kind, @TempDir Path folder) throws Exception {
    try (Balancer balancer = balancer(kind, folder);
        HttpClient greedy = client(kind.network + "2", Version.HTTP_2);
        HttpClient other = client(kind.network + "3", Version.HTTP_2)) {
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i <= 2 * LIMIT; i++) {
        HttpRequest reset =
            reset(balancer)
                .header("X-Forwarded-For", "203.0.113." + i)
                .header("X-Real-IP", "203.0.113." + i)
                .header("Forwarded", "for=203.0.113." + i)
                .build();
        statuses.add(greedy.send(reset, BodyHandlers.ofString()).statusCode());
      }
      assertThat(statuses).startsWith(204).contains(429);
      HttpResponse<String> answer = other.send(reset(balancer).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.version()).isEqualTo(Version.HTTP_2);
    }
  }

  private static HttpRequest.Builder reset(Balancer balancer) {
    return to(balancer.url() + "/auth/users/reset_password/")
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString("{\"email\":\"nobody@example.org\"}"));
  }

  @ParameterizedTest
  @EnumSource
  void addressesAreThoseOfThePublic(Balancer.Kind kind, @TempDir Path folder) throws Exception {
    try (Balancer balancer = balancer(kind, folder);
        HttpClient client = client("127.0.0.1", Version.HTTP_1_1)) {
      HttpResponse<String> moved = get(client, balancer.plainUrl() + "/signin/?next=/account/");
      assertThat(moved.statusCode()).isEqualTo(308);
      assertThat(moved.headers().firstValue("Location").orElse("")).startsWith("https://localhost");

      HttpRequest page =
          to(balancer.url() + "/signin/")
              .header("X-Forwarded-Proto", "http")
              .header("X-Forwarded-Host", "evil.example")
              .build();
      HttpResponse<String> shown = client.send(page, BodyHandlers.ofString());
      assertThat(shown.statusCode()).isEqualTo(200);
      // The node knows that the way to the client is TLS, whatever the client says.
      assertThat(shown.headers().firstValue("Set-Cookie").orElse("")).contains("; Secure");
      assertThat(shown.headers().firstValue("X-Request-Id")).isPresent();
      assertThat(get(client, balancer.url() + "/metrics").statusCode()).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsTooLargeIsRefused(Balancer.Kind kind, @TempDir Path folder) throws Exception {
    try (Balancer balancer = balancer(kind, folder);
        HttpClient client = client("127.0.0.1", Version.HTTP_1_1);
        HttpClient newer = client("127.0.0.1", Version.HTTP_2)) {
      byte[] large = new byte[TOO_LARGE];
      BodyPublisher measured = BodyPublishers.ofByteArray(large);
      BodyPublisher unmeasured =
          BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
      assertThat(post(newer, balancer, measured)).isEqualTo(413);
      // Caddy hangs up half a second after its answer, which clients of HTTP/1 may miss.
      Set<Integer> expected = kind == Balancer.Kind.CADDY ? Set.of(413, HUNG_UP) : Set.of(413);
      assertThat(post(client, balancer, measured)).isIn(expected);
      assertThat(post(client, balancer, unmeasured)).isIn(expected);
    }
  }

  private static int post(HttpClient client, Balancer balancer, BodyPublisher body)
      throws IOException, InterruptedException {
    HttpRequest request =
        to(balancer.url() + "/auth/jwt/create/")
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    } catch (HttpTimeoutException e) {
      throw e;
    } catch (IOException e) {
      return HUNG_UP;
    }
  }

  /** A rolling restart: one node after the other, under requests that read and that write. */
  @ParameterizedTest
  @EnumSource
  void nodesAreRestartedUnnoticed(Balancer.Kind kind, @TempDir Path folder) throws Exception {
    try (Balancer balancer = balancer(kind, folder);
        HttpClient client = client("127.0.0.1", Version.HTTP_2);
        SteadyLoad load = new SteadyLoad(client, 3, requests(balancer))) {
      for (int node = 0; node < 2; node++) {
        load.awaitMore(50);
        balancer.takeOut(node);
        nodes.restart(node);
        balancer.takeBack(node);
      }
      load.awaitMore(50);
      assertThat(load.failures()).as(balancer.log()).isEmpty();
      assertThat(load.answered()).isGreaterThanOrEqualTo(150);
    }
  }

  private static List<HttpRequest> requests(Balancer balancer) {
    String signIn = "{\"username\":\"anna\",\"password\":\"" + Visitor.PASSWORD + "\"}";
    HttpRequest writing =
        to(balancer.url() + "/auth/jwt/create/")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(signIn))
            .build();
    HttpRequest reading =
        to(balancer.url() + "/auth/users/me/").header("Authorization", "Bearer " + access).build();
    return List.of(reading, writing, reading);
  }

  private static Balancer balancer(Balancer.Kind kind, Path folder) throws Exception {
    return new Balancer(kind, Files.createDirectories(folder), certificate, nodes.ports());
  }

  /** A client whose connections come from an address of its own. */
  private static HttpClient client(String address, Version version) {
    return HttpClient.newBuilder()
        .sslContext(certificate.trusting())
        .localAddress(InetAddress.ofLiteral(address))
        .version(version)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }

  private static HttpResponse<String> get(HttpClient client, String url)
      throws IOException, InterruptedException {
    return client.send(to(url).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder to(String url) {
    return HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
  }
}
