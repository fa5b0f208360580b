package dev.vestibule.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Stopping while requests are being answered. */
class GracefulStopTest {
  private static final String GET = "GET /%s HTTP/1.1\r\nHost: localhost\r\n\r\n";

  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void finishesWhatWasBegunAndRefusesTheRest() throws Exception {
    HttpServer server = HttpServer.start(TestSettings.of().server(), this::answer);
    int port = server.port();
    try (RawSocket slow = new RawSocket(port);
        RawSocket idle = new RawSocket(port)) {
      idle.send(GET.formatted("quick"));
      assertThat(idle.head()).startsWith("HTTP/1.1 200");
      assertThat(idle.body(4)).isEqualTo("done");
      slow.send(GET.formatted("slow"));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      Thread closing = Thread.ofPlatform().start(server::close);
      assertThat(refusal(idle)).containsIgnoringCase("Connection: close");
      assertThat(closing.isAlive()).isTrue();
      mayEnd.countDown();

      assertThat(slow.head()).startsWith("HTTP/1.1 200");
      assertThat(slow.body(4)).isEqualTo("done");
      closing.join();
    }
    assertThatThrownBy(() -> new RawSocket(port).close()).isInstanceOf(IOException.class);
  }

  @Test
  void balancersHearOfTheStopBeforeAnythingIsRefused() throws Exception {
    HttpServer server =
        HttpServer.start(TestSettings.of("--server-shutdown-delay=10m").server(), this::answer);
    Thread closing = Thread.ofPlatform().start(server::close);
    String head;
    do {
      try (RawSocket check = new RawSocket(server.port())) {
        check.send(GET.formatted("health/ready"));
        head = check.head();
      }
    } while (head.startsWith("HTTP/1.1 200"));
    assertThat(head).startsWith("HTTP/1.1 503").containsIgnoringCase("Connection: close");
    try (RawSocket client = new RawSocket(server.port())) {
      client.send(GET.formatted("quick"));
      assertThat(client.head()).startsWith("HTTP/1.1 200");
    }
    closing.interrupt();
    closing.join();
  }

  @Test
  void waitsNoLongerThanTheGrace() throws Exception {
    HttpServer server =
        HttpServer.start(TestSettings.of("--server-shutdown-grace=1s").server(), this::answer);
    try (RawSocket slow = new RawSocket(server.port())) {
      slow.send(GET.formatted("slow"));
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();
      server.close();
    }
    assertThat(mayEnd.getCount()).isEqualTo(1);
  }

  /** The answer to the first request that comes after the stop has begun. */
  private static String refusal(RawSocket idle) throws IOException {
    String head;
    do {
      idle.send(GET.formatted("quick"));
      head = idle.head();
      if (head.startsWith("HTTP/1.1 200")) {
        assertThat(idle.body(4)).isEqualTo("done");
      }
    } while (head.startsWith("HTTP/1.1 200"));
    assertThat(head).startsWith("HTTP/1.1 503");
    return head;
  }

  private Answer answer(Request request) {
    if (request.path().equals("/slow")) {
      arrived.countDown();
      try {
        assertThat(mayEnd.await(20, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Answer.empty(500);
      }
    }
    return Answer.text(200, "text/plain", "done");
  }
}
