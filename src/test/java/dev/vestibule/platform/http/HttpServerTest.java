package dev.vestibule.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives of what is sent, over real connections. */
class HttpServerTest {
  private HttpServer server;

  @BeforeEach
  void start() {
    Handler echo =
        new Router(
            List.of(
                new Route("/echo/", List.of(), HttpServerTest::echo),
                new Route("/stream", List.of(), HttpServerTest::stream)),
            request -> Answer.text(404, "text/plain", "nothing at " + request.path()));
    server =
        HttpServer.start(
            TestSettings.of("--server-max-body-bytes=2000").server(),
            new DefaultHeaders(new Failures(echo)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO", "M-SEARCH"})
  void passesEveryMethodOn(String method) throws IOException {
    assertThat(raw(method + " /echo/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .endsWith(method + " [] []");
  }

  @Test
  void tellsTheLengthWithoutTheBodyOnHead() throws IOException {
    assertThat(raw("HEAD /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Content-Length: 10\r\n")
        .endsWith("\r\n\r\n");
  }

  @Test
  void answersHeadOfAStreamAndGoesOn() throws IOException {
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(socket.head()).startsWith("HTTP/1.1 200");
      socket.send("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(socket.rest()).startsWith("HTTP/1.1 200").endsWith("GET [] []");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /%e HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /echo/?a=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /echo/?%=1 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /a b c HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /echo/ HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
        "GET /echo/ HTTP/1.1\r\nHost: a\r\nbroken header\r\n\r\n",
        "POST /echo/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      })
  void refusesWhatIsNoRequest(String request) throws IOException {
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.send(request);
      assertThat(socket.head()).matches("(?s)HTTP/1.1 400 .*");
    }
  }

  @Test
  void refusesHeadersWithoutEnd() throws IOException {
    String many = "X-Filler: " + "a".repeat(40_000) + "\r\n\r\n";
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.send("GET /echo/ HTTP/1.1\r\nHost: a\r\n" + many);
      assertThat(socket.head()).matches("(?s)HTTP/1.1 4\\d\\d .*");
    }
  }

  @ParameterizedTest
  @CsvSource({"/echo//, /echo//", "//echo, //echo", "/a%20b, /a b", "/echo/../echo/x, /echo/x"})
  void keepsPathsApart(String sent, String seen) throws IOException {
    assertThat(raw("GET " + sent + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404")
        .endsWith("nothing at " + seen);
  }

  @Test
  void readsQueriesAndChunks() throws IOException {
    String head = "POST /echo/?a=b%26c&a=%C3%A9 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    String chunks = "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";

    assertThat(raw(head + "Transfer-Encoding: chunked\r\n\r\n" + chunks))
        .endsWith("POST [b&c, \u00c3\u00a9] [abcde]");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false, true, false, true, true})
  void refusesLargeBodies(boolean known) throws Exception {
    byte[] body = new byte[300_000];
    HttpRequest request =
        HttpRequest.newBuilder(uri("/echo/"))
            .POST(
                known
                    ? BodyPublishers.ofByteArray(body)
                    : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    for (HttpClient.Version version : HttpClient.Version.values()) {
      try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
      }
    }
  }

  @Test
  void speaksHttp2WithoutTls() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri("/echo/?a=1")).POST(BodyPublishers.ofString("x")).build();
      client.send(HttpRequest.newBuilder(uri("/echo/")).build(), BodyHandlers.ofString());
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.body()).isEqualTo("POST [1] [x]");
      assertThat(
              client
                  .send(HttpRequest.newBuilder(uri("/stream")).build(), BodyHandlers.ofString())
                  .body())
          .hasSize(200_000);
    }
  }

  @Test
  void speaksHttp2WithPriorKnowledge() throws IOException {
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0");
      // A SETTINGS frame (RFC 9113, section 6.5): three bytes of length, then type 4.
      assertThat(socket.body(4)).matches("(?s)\0\0.\u0004");
    }
  }

  @Test
  void streams() throws Exception {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri("/stream")).build(), BodyHandlers.ofString());
      assertThat(answer.body()).hasSize(200_000);
      assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private String raw(String request) throws IOException {
    try (RawSocket socket = new RawSocket(server.port())) {
      socket.send(request);
      return socket.rest();
    }
  }

  private static Answer echo(Request request) {
    try {
      String body = new String(request.body().readAllBytes(), StandardCharsets.UTF_8);
      List<String> values = request.query().getOrDefault("a", List.of());
      String text = request.method() + " " + values + " [" + body + "]";
      return Answer.text(200, "text/plain; charset=utf-8", text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer stream(Request request) {
    return Answer.stream(
        200,
        "text/plain",
        out -> {
          for (int i = 0; i < 100; i++) {
            out.write("x".repeat(2000).getBytes(StandardCharsets.UTF_8));
          }
        });
  }
}
