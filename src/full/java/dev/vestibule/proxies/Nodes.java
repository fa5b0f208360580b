package dev.vestibule.proxies;

import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Equal nodes on one PostgreSQL database, each on a port that it has again after a restart. */
final class Nodes implements AutoCloseable {
  private final Path data;
  private final Map<String, String> settings;
  private final List<Integer> ports = new ArrayList<>();
  private final List<TestServer> servers = new ArrayList<>();

  private Nodes(Path data, Map<String, String> settings) {
    this.data = data;
    this.settings = settings;
  }

  /** Starts so many nodes behind a proxy on this machine, with these settings beside. */
  static Nodes start(int count, Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("database.url", TestDatabase.empty());
    settings.put("server.host", "127.0.0.1");
    settings.put("server.trusted-proxies", "127.0.0.1");
    Nodes nodes = new Nodes(Files.createTempDirectory("vestibule-nodes"), settings);
    for (int i = 0; i < count; i++) {
      nodes.ports.add(freePort());
      nodes.servers.add(nodes.server(i));
    }
    return nodes;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  List<Integer> ports() {
    return List.copyOf(ports);
  }

  TestServer get(int node) {
    return servers.get(node);
  }

  /** Stops a node as SIGTERM would and starts it again; returns when it answers. */
  void restart(int node) {
    servers.get(node).stop();
    servers.set(node, server(node));
  }

  private TestServer server(int node) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("server.port", String.valueOf(ports.get(node)));
    return TestServer.on(data, all, InstantSource.system());
  }

  @Override
  public void close() {
    servers.subList(0, servers.size() - 1).forEach(TestServer::stop);
    servers.getLast().close();
  }
}
