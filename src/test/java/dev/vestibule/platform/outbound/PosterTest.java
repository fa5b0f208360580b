package dev.vestibule.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class PosterTest {
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final InetAddress LOCAL = InetAddress.ofLiteral("127.0.0.1");
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private static Poster poster(List<String> allowed, Lookup lookup) {
    return new Poster(
        new PublicAddresses(allowed),
        lookup,
        (SSLSocketFactory) SSLSocketFactory.getDefault(),
        PATIENCE);
  }

  /** Answers one connection with these bytes; tells what was asked. */
  private static CompletableFuture<String> answer(ServerSocket server, String answer) {
    return CompletableFuture.supplyAsync(() -> {
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        StringBuilder asked = new StringBuilder();
        while (!asked.toString().endsWith("\r\n\r\n{}")) {
          asked.append((char) in.read());
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        return asked.toString();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  private static Sent local(String answer) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, LOCAL)) {
      CompletableFuture<String> asked = answer(server, answer);
      Sent sent =
          poster(List.of("127.0.0.1"), _ -> List.of(LOCAL))
              .post(
                  URI.create("http://hooks.example:" + server.getLocalPort() + "/a%20b?c=d"),
                  Map.of("webhook-id", "1"),
                  BODY);
      assertThat(asked.join())
          .startsWith("POST /a%20b?c=d HTTP/1.1\r\nHost: hooks.example:" + server.getLocalPort())
          .contains("\r\nContent-Length: 2\r\n", "\r\nwebhook-id: 1\r\n");
      return sent;
    }
  }

  @Test
  void theStatusIsReadAndNothingElseMatters() throws IOException {
    assertThat(local("HTTP/1.1 204 No Content\r\n\r\n"))
        .isEqualTo(new Sent.Answered(204, Optional.empty()));
    assertThat(
            local(
                "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + "x".repeat(99999)))
        .isEqualTo(new Sent.Answered(200, Optional.empty()));
    assertThat(local("HTTP/1.1 503 Later\r\nRetry-After: 7\r\n\r\n"))
        .isEqualTo(new Sent.Answered(503, Optional.of(Duration.ofSeconds(7))));
    assertThat(local("HTTP/1.1 307 Over there\r\nLocation: http://10.0.0.1/\r\n\r\n"))
        .isEqualTo(new Sent.Answered(307, Optional.empty()));
  }

  @Test
  void whatIsNoHttpIsNoAnswer() throws IOException {
    assertThat(local("SSH-2.0-x\r\n\r\n")).isInstanceOf(Sent.Unanswered.class);
    assertThat(local("")).isInstanceOf(Sent.Unanswered.class);
    assertThat(local("HTTP/1.1 200 OK\r\n" + "a: b\r\n".repeat(5000)))
        .isInstanceOf(Sent.Unanswered.class);
  }

  @Test
  void whoeverDoesNotAnswerIsNotWaitedForLong() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, LOCAL)) {
      long start = System.nanoTime();
      Sent sent =
          poster(List.of("127.0.0.1"), _ -> List.of(LOCAL))
              .post(URI.create("http://slow.example:" + server.getLocalPort()), Map.of(), BODY);
      assertThat(sent).isInstanceOf(Sent.Unanswered.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE.multipliedBy(5));
    }
  }

  @Test
  void aHostWithoutPublicAddressIsNotConnectedTo() {
    Lookup inner = _ -> List.of(InetAddress.ofLiteral("10.0.0.1"), LOCAL);

    assertThat(poster(List.of(), inner).post(URI.create("http://in.example"), Map.of(), BODY))
        .isEqualTo(new Sent.Forbidden("in.example"));
    assertThat(poster(List.of(), Lookup.SYSTEM).post(URI.create("http://[::1]:1/"), Map.of(), BODY))
        .isInstanceOf(Sent.Forbidden.class);
    assertThat(
            poster(List.of(), Lookup.SYSTEM).post(URI.create("http://2130706433/"), Map.of(), BODY))
        .isNotInstanceOf(Sent.Answered.class);
  }

  /** A name server that says one thing while it is checked and another when it is connected to. */
  @Test
  void aNameIsLookedUpOnce() throws IOException {
    try (ServerSocket bait = new ServerSocket(0, 1, LOCAL)) {
      AtomicInteger times = new AtomicInteger();
      Lookup rebinding =
          _ -> List.of(times.getAndIncrement() == 0 ? InetAddress.ofLiteral("192.0.2.1") : LOCAL);
      Sent sent =
          poster(List.of("192.0.2.1"), rebinding)
              .post(URI.create("http://re.example:" + bait.getLocalPort()), Map.of(), BODY);
      assertThat(sent).isInstanceOf(Sent.Unanswered.class);
      assertThat(times).hasValue(1);
      bait.setSoTimeout(50);
      assertThat(accepted(bait)).isFalse();
    }
  }

  private static boolean accepted(ServerSocket server) {
    try (Socket _ = server.accept()) {
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  @Test
  void aNameThatIsNoneIsNoAnswer() {
    Lookup nothing =
        host -> {
          throw new UnknownHostException(host);
        };

    assertThat(poster(List.of(), nothing).post(URI.create("https://no.example"), Map.of(), BODY))
        .isEqualTo(new Sent.Unanswered("no address is known for no.example"));
  }
}
