package dev.vestibule.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.vestibule.House;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.config.AuditStreamSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamTrailTest {
  @TempDir Path folder;

  private static StreamTrail stream(House house, AuditStreamSettings settings) {
    return new StreamTrail(house.database, house.vault, settings, house.clock);
  }

  private static void someoneSignsIn(TestServer server, String name) {
    Visitor visitor = new Visitor(server);
    visitor.account(name);
    visitor.signIn(name);
    int _ = server.house().auditing.chain.from(Instant.EPOCH);
  }

  @Test
  void goesOnWhereItStoppedAndWhatItWroteVerifies() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    AuditStreamSettings settings =
        new AuditStreamSettings(Optional.of(file), Optional.empty(), Optional.empty(), true);
    try (TestServer server = TestServer.start(Map.of())) {
      House house = server.house();
      someoneSignsIn(server, "first");
      int some = stream(house, settings).step();
      assertThat(some).isPositive();
      assertThat(stream(house, settings).step()).isZero();
      someoneSignsIn(server, "second");
      assertThat(stream(house, settings).step()).isPositive();
      List<String> lines = Files.readAllLines(file);
      assertThat(lines)
          .hasSize((int) house.auditing.verify.verify().last())
          .doesNotHaveDuplicates();
      assertThat(lines.getLast()).contains("\"personal\":{\"address\":\"");
      try (BufferedReader read = Files.newBufferedReader(file)) {
        assertThat(house.auditing.verify.verify(read).faults()).isEmpty();
      }
    }
  }

  @Test
  void sendsAgainWhatAnEndpointDidNotTake() throws IOException {
    List<String> taken = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger calls = new AtomicInteger();
    HttpServer endpoint = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    endpoint.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean first = calls.getAndIncrement() == 0;
          if (!first) {
            taken.add(exchange.getRequestHeaders().getFirst("Authorization"));
            body.lines().forEach(taken::add);
          }
          exchange.sendResponseHeaders(first ? 503 : 204, -1);
          exchange.close();
        });
    endpoint.start();
    try (TestServer server = TestServer.start(Map.of())) {
      URI url = URI.create("http://localhost:" + endpoint.getAddress().getPort() + "/");
      AuditStreamSettings settings =
          new AuditStreamSettings(
              Optional.empty(), Optional.of(url), Optional.of("Bearer abc"), false);
      someoneSignsIn(server, "sent");
      StreamTrail stream = stream(server.house(), settings);
      assertThatThrownBy(stream::step).hasMessageContaining("503");
      int sent = stream.step();
      assertThat(taken).hasSize(sent + 1).first().isEqualTo("Bearer abc");
      assertThat(String.join("\n", taken))
          .contains("session.created")
          .doesNotContain("\"personal\"");
    } finally {
      endpoint.stop(0);
    }
  }
}
