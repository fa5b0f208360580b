package dev.vestibule.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A front end's own web server: pages of src/full/fronts around a snippet of the documentation. */
final class FrontEndPages implements AutoCloseable {
  private static final Path SOURCES = Path.of("src", "full", "fronts");
  private static final Path PAGE = Path.of("docs", "dialects", "front-ends.md");

  private final HttpServer server;
  private volatile byte[] snippet = {};
  private volatile byte[] family = {};

  FrontEndPages() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Serves the front end with this snippet, told these things about its back end. */
  void serve(String client, Map<String, Object> told) throws IOException {
    snippet = snippet(client).getBytes(StandardCharsets.UTF_8);
    family = JsonMapper.shared().writeValueAsBytes(told);
  }

  /** A piece of code as docs/dialects/front-ends.md shows it. */
  static String snippet(String name) throws IOException {
    Matcher found =
        Pattern.compile("<!-- snippet: " + name + " -->\n```[a-z]+\n(.*?)\n```\n", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    if (!found.find()) {
      throw new IllegalStateException("no snippet " + name);
    }
    return found.group(1) + "\n";
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body =
        switch (path) {
          case "/accounts.js" -> snippet;
          case "/family.json" -> family;
          case "/pages.js" -> Files.readAllBytes(SOURCES.resolve("pages.js"));
          case "/axios.js" -> Files.readAllBytes(axios());
          default -> Files.readAllBytes(SOURCES.resolve("index.html"));
        };
    String type =
        path.endsWith(".js")
            ? "text/javascript"
            : path.endsWith(".json") ? "application/json" : "text/html; charset=utf-8";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, body.length);
    try (exchange) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Path axios() throws IOException {
    try {
      return NodeTools.folder()
          .resolve(Path.of("node_modules", "axios", "dist", "esm", "axios.js"));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
