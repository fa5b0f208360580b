package dev.vestibule.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestDatabase;
import dev.vestibule.proxies.Balancer;
import dev.vestibule.proxies.SteadyLoad;
import dev.vestibule.proxies.TestCertificate;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes behind HAProxy are stopped and started, one after the other, while clients are at work. */
@Alone
class RollingDrillTest {
  private static final int REQUESTS = Drills.rounds(600, 100_000);
  private static final int RESTARTS = Drills.rounds(2, 20);
  private static final int CLIENTS = 4;

  @TempDir Path folder;

  @Test
  void noRequestFailsWhileNodesAreRestarted() throws Exception {
    Map<String, String> settings = new HashMap<>(KillDrill.QUICK);
    settings.put("database.url", TestDatabase.empty());
    settings.put("server.host", "127.0.0.1");
    settings.put("server.trusted-proxies", "127.0.0.1");
    settings.put("log.level", "warning");
    // As docs/proxies.md says.
    settings.put("server.shutdown-delay", "5s");
    NodeProcess.run(folder, settings, Walk.owner("ada"), "users", "apply");
    try (NodeProcess first = NodeProcess.start(folder, settings);
        NodeProcess second = NodeProcess.start(folder, settings)) {
      first.ready();
      second.ready();
      roll(List.of(first, second));
    }
  }

  private void roll(List<NodeProcess> nodes) throws Exception {
    TestCertificate certificate = TestCertificate.in(Files.createDirectory(folder.resolve("tls")));
    List<Integer> ports = nodes.stream().map(NodeProcess::port).toList();
    Path proxy = Files.createDirectory(folder.resolve("proxy"));
    try (Balancer balancer = new Balancer(Balancer.Kind.HAPROXY, proxy, certificate, ports);
        HttpClient client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
        SteadyLoad load = new SteadyLoad(client, CLIENTS, requests(nodes.getFirst(), balancer))) {
      for (int i = 0; i < RESTARTS; i++) {
        load.awaitMore(REQUESTS / (RESTARTS + 1));
        int node = i % nodes.size();
        balancer.takeOut(node);
        nodes.get(node).stop();
        nodes.get(node).startAgain();
        nodes.get(node).ready();
        balancer.takeBack(node);
      }
      load.awaitMore(Math.toIntExact(Math.max(1, REQUESTS - load.answered())));
      Results.keep(
          "rolling",
          Map.of(
              "restarts", RESTARTS,
              "answered", load.answered(),
              "failed", load.failures().size()));
      assertThat(load.failures()).as(balancer.log()).isEmpty();
      assertThat(load.answered()).isGreaterThanOrEqualTo(REQUESTS);
    }
  }

  /** Mostly questions, as in life; some new sessions. */
  private static List<HttpRequest> requests(NodeProcess node, Balancer balancer) {
    Talk talk = new Talk(node.url(), new History(), "ada");
    String access = Walk.signIn(talk, "ada", 0).orElseThrow().answer().get("access").asString();
    String signIn = "{\"username\":\"ada\",\"password\":\"" + Walk.password(0) + "\"}";
    HttpRequest reading =
        to(balancer, "/auth/users/me/").header("Authorization", "Bearer " + access).build();
    HttpRequest writing =
        to(balancer, "/auth/jwt/create/").POST(BodyPublishers.ofString(signIn)).build();
    return List.of(reading, writing, reading, reading, reading, reading, reading, reading);
  }

  private static HttpRequest.Builder to(Balancer balancer, String path) {
    return HttpRequest.newBuilder(URI.create(balancer.url() + path))
        .header("Content-Type", "application/json");
  }
}
