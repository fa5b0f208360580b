package dev.vestibule.proxies;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A proxy of Debian's in front of two nodes, started from the very file in {@code deploy/}: only
 * addresses, ports and the paths of certificate and sockets are others.
 */
public final class Balancer implements AutoCloseable {
  private static final int TRIES = 200;
  private static final int PAUSE_MILLIS = 50;

  /** Which proxy. */
  public enum Kind {
    NGINX("nginx.conf", "127.0.1."),
    HAPROXY("haproxy.cfg", "127.0.2."),
    CADDY("Caddyfile", "127.0.3.");

    final String file;

    /** The beginning of addresses that clients of this one may have for themselves. */
    final String network;

    Kind(String file, String network) {
      this.file = file;
      this.network = network;
    }
  }

  private final Kind kind;
  private final Path folder;
  private final Path config;
  private final TestCertificate certificate;
  private final List<Integer> nodes;
  private final int port = Nodes.freePort();
  private final int plainPort = Nodes.freePort();
  private final Process process;

  /**
   * Starts; connections are taken when this returns.
   *
   * @param nodes the ports of the nodes behind
   */
  public Balancer(Kind kind, Path folder, TestCertificate certificate, List<Integer> nodes)
      throws IOException, InterruptedException {
    this.kind = kind;
    this.folder = folder;
    this.certificate = certificate;
    this.nodes = nodes;
    this.config = folder.resolve(kind.file);
    Files.writeString(config, configuration());
    this.process =
        new ProcessBuilder(command())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("proxy.log").toFile())
            .start();
    awaitConnection();
  }

  /** The address for people. */
  public String url() {
    return "https://localhost:" + port;
  }

  /** The same without TLS, which leads to the other. */
  String plainUrl() {
    return "http://localhost:" + plainPort;
  }

  /** What the proxy said so far. */
  public String log() throws IOException {
    return Files.readString(folder.resolve("proxy.log"));
  }

  /** What an operator does before a node stops: nginx has to be told, the others see it. */
  public void takeOut(int node) throws IOException, InterruptedException {
    if (kind == Kind.NGINX) {
      String server = "server 127.0.0.1:" + nodes.get(node);
      reload(configuration().replace(server, server + " down"));
    }
  }

  /** What an operator does once a node answers again, before the next one stops. */
  public void takeBack(int node) throws IOException, InterruptedException {
    switch (kind) {
      case NGINX -> reload(configuration());
      case HAPROXY -> awaitUp("vestibule,node" + (node + 1) + ",");
      case CADDY -> {
        // Lets requests wait while it looks for a node.
      }
    }
  }

  private void awaitUp(String server) throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      if (statistics().lines().anyMatch(l -> l.startsWith(server) && l.contains(",UP,"))) {
        return;
      }
      process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    throw new IllegalStateException(server + " does not come back: " + statistics());
  }

  /** HAProxy's answer to {@code show stat}: a line of comma-separated values for each server. */
  private String statistics() throws IOException {
    try (SocketChannel admin =
            SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("admin.sock")));
        InputStream in = Channels.newInputStream(admin)) {
      admin.write(ByteBuffer.wrap("show stat\n".getBytes(UTF_8)));
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private void reload(String text) throws IOException, InterruptedException {
    Files.writeString(config, text);
    List<String> command = List.of("nginx", "-p", folder.toString(), "-c", main(), "-s", "reload");
    Process told = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(told.getInputStream().readAllBytes(), UTF_8);
    if (told.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
  }

  private String main() {
    return folder.resolve("main.conf").toString();
  }

  private List<String> command() throws IOException {
    return switch (kind) {
      case NGINX -> {
        Files.writeString(
            folder.resolve("main.conf"),
            """
            user root;
            daemon off;
            pid nginx.pid;
            error_log stderr;
            events {}
            http {
              access_log off;
              include %s;
            }
            """
                .formatted(config));
        yield List.of("nginx", "-p", folder.toString(), "-c", main());
      }
      case HAPROXY -> List.of("haproxy", "-db", "-f", config.toString());
      case CADDY ->
          List.of("caddy", "run", "--adapter", "caddyfile", "--config", config.toString());
    };
  }

  private String configuration() throws IOException {
    String text =
        Files.readString(Path.of("deploy", kind.file))
            .replace("10.0.0.11:8000", "127.0.0.1:" + nodes.getFirst())
            .replace("10.0.0.12:8000", "127.0.0.1:" + nodes.getLast())
            .replace("/etc/ssl/vestibule/chain.pem", certificate.chain().toString())
            .replace("/etc/ssl/vestibule/key.pem", certificate.key().toString())
            .replace("/etc/ssl/vestibule/both.pem", certificate.both().toString());
    return switch (kind) {
      case NGINX ->
          text.replace("listen 80;", "listen " + plainPort + ";")
              .replace("listen 443 ", "listen " + port + " ")
              .replace("accounts.example.org", "localhost");
      case HAPROXY ->
          text.replace("bind :80\n", "bind :" + plainPort + "\n")
              .replace("bind :443 ", "bind :" + port + " ")
              .replace("/run/haproxy/", folder + "/");
      case CADDY ->
          text.replace("http_port 80\n", "http_port " + plainPort + "\n")
              .replace("https_port 443\n", "https_port " + port + "\n")
              .replace("admin localhost:2019", "admin off")
              .replace(
                  "accounts.example.org {",
                  "localhost {\n\ttls " + certificate.chain() + " " + certificate.key());
    };
  }

  private void awaitConnection() throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      try (Socket _ = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
        return;
      } catch (IOException e) {
        if (process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(kind + " ended: " + log(), e);
        }
      }
    }
    process.destroy();
    throw new IllegalStateException(kind + " takes no connection: " + log());
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
  }
}
