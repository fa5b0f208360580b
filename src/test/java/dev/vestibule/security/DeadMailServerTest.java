package dev.vestibule.security;

import static dev.vestibule.Visitor.email;
import static dev.vestibule.security.Crowd.seen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Alone;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CVE-2024-45231 (Django): a mail server that fails told who has an account, since only then a mail
 * was sent. The answer does not depend on the mail server.
 */
@Alone
class DeadMailServerTest {
  private static final List<String> ASKED =
      List.of(
          "/auth/users/reset_password/",
          "/auth/users/reset_username/",
          "/auth/users/resend_activation/",
          "/api/reset-password/");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void answersAreTheSame(boolean conceal) throws IOException {
    try (TestServer server = TestServer.start(settings(conceal))) {
      Crowd crowd = new Crowd(server);
      for (String path : ASKED) {
        if (conceal || path.startsWith("/auth/")) {
          List<Crowd.Seen> answers =
              Crowd.ALL.stream()
                  .map(who -> seen(crowd.post(path, Map.of("email", email(who)))))
                  .toList();
          assertThat(answers).as(path).containsOnly(answers.getFirst());
          assertThat(answers.getFirst().status()).as(path).isBetween(200, 204);
        }
      }
      assertThat(register(crowd, "fresh")).isEqualTo(201);
      assertThat(register(crowd, "known")).isEqualTo(conceal ? 201 : 400);
    }
  }

  private static Map<String, String> settings(boolean conceal) throws IOException {
    return Map.of(
        "accounts.conceal-existence", String.valueOf(conceal),
        "mail.transport", "smtp",
        "mail.smtp.host", "127.0.0.1",
        "mail.smtp.port", String.valueOf(deadPort()),
        "mail.smtp.security", "none");
  }

  /** A port where nobody listens any more. */
  private static int deadPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static int register(Crowd crowd, String who) {
    Map<String, Object> body = new HashMap<>(Visitor.registration("new_" + who));
    body.put("email", email(who));
    return crowd.post("/auth/users/", body).status();
  }
}
