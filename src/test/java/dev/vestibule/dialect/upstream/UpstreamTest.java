package dev.vestibule.dialect.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that a former server still answers, here a real one that tells what it was asked. */
class UpstreamTest {
  private static final Logger LOGGER = Logger.getLogger("vestibule.takeover");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Handler listener =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(java.text.MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private HttpServer former;
  private TestServer server;
  private HttpClient client;

  @BeforeEach
  void start() throws IOException {
    LOGGER.addHandler(listener);
    former = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    former.createContext("/", this::answer);
    former.start();
    server =
        TestServer.start(
            Map.of(
                "takeover.upstream", "http://127.0.0.1:" + former.getAddress().getPort(),
                "takeover.routes", "POST /users/,* /shop/*",
                "takeover.shadow", "GET /auth/users/me/"));
    client = HttpClient.newHttpClient();
  }

  @AfterEach
  void stop() {
    LOGGER.removeHandler(listener);
    client.close();
    server.close();
    former.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("X-Forwarded-For")
            + " "
            + body);
    byte[] answer =
        "{\"id\":1,\"email\":\"geheim@example.test\",\"more\":[1]}"
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("X-From", "former");
    exchange.getResponseHeaders().add("Set-Cookie", "a=1");
    exchange.sendResponseHeaders(
        exchange.getRequestMethod().equals("POST") ? 201 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void handsOverWhatIsNotSwitchedYet() {
    HttpResponse<String> answer = send("POST", "/users/", "{\"username\":\"x\"}", "");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("X-From")).contains("former");
    assertThat(answer.headers().allValues("Set-Cookie")).containsExactly("a=1");
    assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    assertThat(send("DELETE", "/shop/a%20b/?q=%2F", "", "").statusCode()).isEqualTo(200);
    assertThat(asked)
        .containsExactly(
            "POST /users/ 127.0.0.1 {\"username\":\"x\"}", "DELETE /shop/a%20b/?q=%2F 127.0.0.1 ");
    assertThat(send("GET", "/health/live", "", "").headers().firstValue("X-From")).isEmpty();
  }

  @Test
  void asksBothInShadowAndTellsNoValue() {
    server.ensureUser(
        tools.jackson.databind.json.JsonMapper.shared()
            .valueToTree(
                Map.of(
                    "username", "ann", "email", "ann@example.test", "password", "Vr8!kestrel-91")));
    String bearer = "Bearer " + new Visitor(server).create("ann", "Vr8!kestrel-91").get("access");
    HttpResponse<String> answer = send("GET", "/auth/users/me/?token=geheim", "", bearer);
    assertThat(answer.body()).contains("geheim@example.test");
    assertThat(answer.headers().firstValue("X-From")).contains("former");
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .contains("GET /auth/users/me/ differs", "email differs", "more is missing here")
        .contains("username is missing there")
        .doesNotContain("geheim", "ann@example.test", bearer.substring(7));
    lines.clear();
    send("GET", "/auth/users/me/", "", "");
    assertThat(lines.getFirst()).contains("status 200 there, 401 here");
  }

  @Test
  void saysWhenItDoesNotAnswer() {
    former.stop(0);
    HttpResponse<String> answer = send("POST", "/users/", "{}", "");
    assertThat(answer.statusCode()).isEqualTo(502);
    assertThat(answer.body()).contains("does not answer");
    assertThat(new ArrayList<>(lines)).anyMatch(line -> line.contains("does not answer"));
  }
}
