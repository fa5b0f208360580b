package dev.vestibule.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestServer;
import dev.vestibule.platform.http.Language;
import dev.vestibule.platform.sms.GatewayScript;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A whole server beside a gateway that fails: nobody waits for it, and nothing is lost. */
@Alone
class SlowGatewayTest {
  @Test
  void nobodyWaitsForTheGatewayAndItsReturnIsNoticed() throws Exception {
    try (GatewayScript gateway = new GatewayScript();
        TestServer server =
            TestServer.start(
                Map.of(
                    "sms.transport", "http",
                    "sms.http.url", gateway.url(),
                    "sms.http.timeout", "1s",
                    "mail.retry-first", "1s"))) {
      gateway.thenHang().thenCut();
      String first = enqueue(server, 1);
      String second = enqueue(server, 2);
      gateway.next();
      // One is in the gateway's hands and hangs there, and yet the server answers and takes more.
      assertThat(status(server)).isEqualTo(200);
      String third = enqueue(server, 3);
      Set<String> asked = new TreeSet<>();
      for (int i = 0; i < 4; i++) {
        asked.add(gateway.next().headers().get("idempotency-key"));
      }
      assertThat(asked).containsExactlyInAnyOrder(first, second, third);
      server.stop();
      assertThat(gateway.heard).as("five requests: two in vain, three taken").isEmpty();
    }
  }

  private static String enqueue(TestServer server, int number) {
    TextMessage message =
        new TextMessage("x", Language.EN, "+3360000000" + number, null, "Hello", null);
    return server.house().database.write(tx -> server.house().outbox.enqueue(tx, message));
  }

  private static int status(TestServer server) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.baseUrl() + "/health/ready")).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }
}
