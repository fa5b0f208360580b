package dev.vestibule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Three nodes on one PostgreSQL look at no more wrong passwords than one would. */
public class ManyNodesLimitTest {
  private static final int NODES = 3;
  private static final int LIMIT = 10;
  private final MovableClock clock = MovableClock.stopped();
  private final List<TestServer> servers = new ArrayList<>();
  private Path data;

  @BeforeEach
  void folder() throws IOException {
    data = Files.createTempDirectory("vestibule-nodes");
  }

  protected Map<String, String> more() {
    return Map.of();
  }

  private List<Visitor> nodes(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("database.url", TestDatabase.postgresql(data));
    all.putAll(more());
    for (int i = 0; i < NODES; i++) {
      servers.add(TestServer.on(data, all, clock));
    }
    return servers.stream().map(Visitor::new).toList();
  }

  @AfterEach
  void stop() {
    servers.subList(1, servers.size()).forEach(TestServer::stop);
    servers.getFirst().close();
  }

  @Test
  void anAccountTakesExactlySoManyAtOnce() {
    List<Visitor> nodes = nodes(Map.of("limits.free-failures", String.valueOf(LIMIT)));
    nodes.getFirst().account("tried");
    assertThat(evaluated(nodes, i -> "tried")).isEqualTo(LIMIT);
  }

  @Test
  void aNetworkGetsExactlySoManyAtOnce() {
    List<Visitor> nodes = nodes(Map.of("limits.failures-per-network", String.valueOf(LIMIT)));
    assertThat(evaluated(nodes, i -> "nobody" + i)).isEqualTo(LIMIT);
  }

  private static long evaluated(List<Visitor> nodes, IntFunction<String> name) {
    AtomicInteger next = new AtomicInteger();
    List<Integer> answers =
        Visitor.atOnce(
            50,
            () -> {
              int i = next.getAndIncrement();
              return nodes.get(i % NODES).create(name.apply(i), "wrong").status();
            });
    assertThat(answers).containsOnly(401, 429);
    return answers.stream().filter(status -> status == 401).count();
  }
}
