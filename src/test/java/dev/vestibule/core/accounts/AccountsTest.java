package dev.vestibule.core.accounts;

import static dev.vestibule.Visitor.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spellings of one name. */
class AccountsTest {
  private static TestServer server;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Visitor.Reply register(String username, String email) {
    Map<String, Object> body = new HashMap<>(registration(username));
    body.put("email", email);
    return visitor.post("/users/", body);
  }

  @Test
  void usernamesThatNfkcMakesOneAreOne() {
    assertThat(register("office", "a1@example.org").status()).isEqualTo(201);
    // A ligature, and full-width letters.
    assertThat(register("o\uFB03ce", "a2@example.org").json().propertyNames())
        .containsExactly("username");
    assertThat(register("\uFF4F\uFF46\uFF46\uFF49\uFF43\uFF45", "a3@example.org").status())
        .isEqualTo(400);
    assertThat(visitor.find("o\uFB03ce")).isEqualTo(visitor.find("office")).isPresent();
  }

  @Test
  void usernamesDifferByCase() {
    assertThat(register("Case", "c1@example.org").status()).isEqualTo(201);
    assertThat(register("case", "c2@example.org").status()).isEqualTo(201);
  }

  @Test
  void addressesThatDifferByCaseAreOne() {
    assertThat(register("twin1", "Twin@Example.org").get("email")).isEqualTo("Twin@example.org");
    assertThat(register("twin2", "tWIN@example.ORG").json().propertyNames())
        .containsExactly("email");
  }

  @Test
  void fiftyRegistrationsOfOneNameMakeOneAccount() {
    var answers = Visitor.atOnce(50, () -> visitor.post("/users/", registration("crowd")).status());
    assertThat(answers).containsOnlyOnce(201).containsOnly(201, 400);
  }
}
