package dev.vestibule.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bodies that no front end sends. */
class HostileBodiesTest {
  private static final List<String> PATHS =
      List.of(
          "/users/",
          "/users/activation/",
          "/users/resend_activation/",
          "/users/reset_password/",
          "/users/reset_password_confirm/",
          "/users/reset_username/",
          "/users/reset_username_confirm/",
          "/jwt/create/",
          "/jwt/refresh/",
          "/jwt/verify/",
          "/token/login/");

  private static TestServer server;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
    visitor.account("bodies");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static int sent(String path, byte[] body) {
    return visitor
        .unchecked(
            visitor
                .to("/auth" + path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)))
        .status();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("CVE-2025-52999: JSON of depth 100,000 is a bad request")
  void deep() {
    for (String path : PATHS) {
      for (String opening : List.of("[", "{\"email\":", "{\"username\":[")) {
        assertThat(sent(path, bytes(opening.repeat(100_000)))).as(path).isEqualTo(400);
      }
      assertThat(sent(path, bytes("[".repeat(100_000) + "]".repeat(100_000)))).isEqualTo(400);
    }
  }

  @Test
  @DisplayName("Input: NUL bytes, lone surrogates and invalid UTF-8 are bad requests")
  void badText() {
    Map<String, String> good = Map.of("email", "x@example.org", "password", Visitor.PASSWORD);
    for (String bad : List.of("a\\u0000b", "a\\ud800b", "\\udc00", "\\ud800\\ud800")) {
      String registration =
          "{\"username\":\"%s\",\"email\":\"%s\",\"password\":\"%s\",\"re_password\":\"%s\"}";
      String password = good.get("password");
      String email = good.get("email");
      assertThat(sent("/users/", bytes(registration.formatted(bad, email, password, password))))
          .isEqualTo(400);
      assertThat(sent("/users/", bytes(registration.formatted("ok", bad, password, password))))
          .isEqualTo(400);
      String weak = password + bad;
      assertThat(sent("/users/", bytes(registration.formatted("ok", email, weak, weak))))
          .isEqualTo(400);
      assertThat(sent("/jwt/create/", credentials(bad, password))).isEqualTo(400);
      assertThat(sent("/jwt/create/", credentials("bodies", bad))).isEqualTo(400);
      assertThat(sent("/jwt/verify/", bytes("{\"token\":\"" + bad + "\"}"))).isIn(400, 401);
      assertThat(sent("/users/reset_password/", bytes("{\"email\":\"" + bad + "\"}")))
          .isEqualTo(400);
    }
  }

  private static byte[] credentials(String username, String password) {
    return bytes("{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password));
  }

  @Test
  @DisplayName("Input: bytes that are no UTF-8 are a bad request")
  void noUtf8() {
    byte[] body = bytes("{\"email\":\"x@example.org\"}");
    for (byte bad : new byte[] {(byte) 0xFF, (byte) 0xC0, (byte) 0xED}) {
      body[10] = bad;
      PATHS.forEach(path -> assertThat(sent(path, body)).as(path).isEqualTo(400));
    }
  }

  @Test
  @DisplayName("Input: JSON that is no object, and numbers without end, are bad requests")
  void noObjects() {
    for (String body :
        List.of("[]", "null", "1", "\"x\"", "true", "{", "{\"email\":1e999999999}")) {
      PATHS.forEach(path -> assertThat(sent(path, bytes(body))).as(path).isEqualTo(400));
    }
    assertThat(sent("/users/", bytes("{\"email\":" + "9".repeat(100_000) + "}"))).isEqualTo(400);
  }

  @Test
  @DisplayName("Input: a body that is too large is refused with 413 before it is read")
  void tooLarge() {
    byte[] large = new byte[6 * 1024 * 1024];
    assertThat(sent("/users/", large)).isEqualTo(413);
    assertThat(sent("/users/", new byte[3 * 1024 * 1024])).isEqualTo(413);
  }

  @Test
  @DisplayName("Input: 100 MB are refused with 413 by their announcement alone")
  void announced() throws java.io.IOException {
    String answer =
        RawRequest.send(
            server.baseUrl(),
            """
            POST /auth/users/ HTTP/1.1
            Host: localhost
            Content-Type: application/json
            Content-Length: 104857600

            {\
            """);
    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  @Test
  @DisplayName("Input: odd paths and identifiers are not found, never an error")
  void oddPaths() {
    visitor.account("bodies_staff", Map.of("is_staff", true));
    String staff = visitor.signIn("bodies_staff").bearer();
    for (String id :
        List.of("0", "-1", "99999999999999999999999", "%00", "1%27", "..%2f1", "%F0%9F", "1e3")) {
      int status =
          visitor
              .unchecked(visitor.to("/auth/users/" + id + "/").header("Authorization", staff))
              .status();
      assertThat(status).as(id).isIn(400, 404);
    }
  }
}
