package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Pair;
import dev.vestibule.core.accounts.Account;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens of accounts that were deactivated or deleted, on every route that reads credentials. */
class DeadAccountsTest {
  private static TestServer server;
  private static Visitor visitor;

  /** A request and its body. */
  private record Call(String method, String path, Map<String, String> body) {}

  private static final List<Call> READING =
      List.of(
          new Call("GET", "/users/", Map.of()),
          new Call("POST", "/users/", Map.of()),
          new Call("GET", "/users/me/", Map.of()),
          new Call("PUT", "/users/me/", Map.of()),
          new Call("PATCH", "/users/me/", Map.of()),
          new Call("DELETE", "/users/me/", Map.of("current_password", PASSWORD)),
          new Call("GET", "/users/1/", Map.of()),
          new Call("PUT", "/users/1/", Map.of()),
          new Call("PATCH", "/users/1/", Map.of()),
          new Call("DELETE", "/users/1/", Map.of()),
          new Call("POST", "/users/activation/", Map.of()),
          new Call("POST", "/users/activation/MQ/x/", Map.of()),
          new Call("POST", "/users/resend_activation/", Map.of()),
          new Call("POST", "/users/set_password/", Map.of("current_password", PASSWORD)),
          new Call("POST", "/users/reset_password/", Map.of()),
          new Call("POST", "/users/reset_password_confirm/", Map.of()),
          new Call("POST", "/users/set_username/", Map.of("current_password", PASSWORD)),
          new Call("POST", "/users/reset_username/", Map.of()),
          new Call("POST", "/users/reset_username_confirm/", Map.of()),
          new Call("POST", "/token/login/", Map.of()),
          new Call("POST", "/token/logout/", Map.of()));

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Account account(String username) {
    var house = server.house();
    return house.database.read(sql -> house.accounts.byUsername(sql, username)).orElseThrow();
  }

  private static void refusedEverywhere(String username, Runnable death) {
    visitor.account(username);
    Pair pair = visitor.signIn(username);
    String stored = visitor.storedToken(username);
    assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(200);
    assertThat(visitor.statusOfMe(stored)).isEqualTo(200);

    death.run();

    Stream.of(pair.bearer(), stored)
        .forEach(authorization ->
            assertThat(READING)
                .allSatisfy(call ->
                    assertThat(
                            visitor
                                .json(call.method(), call.path(), call.body(), authorization)
                                .status())
                        .isEqualTo(401)));
    assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(401);
    assertThat(visitor.post("/jwt/verify/", Map.of("token", pair.access())).status())
        .isEqualTo(401);
    assertThat(visitor.post("/jwt/verify/", Map.of("token", pair.refresh())).status())
        .isEqualTo(401);
    assertThat(visitor.create(username, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  @DisplayName("CVE-2025-65430, CVE-2024-22513: a deactivated account's tokens open no route")
  void deactivated() {
    refusedEverywhere(
        "dead_shut", () -> server.house().closeAccount.deactivate(account("dead_shut")));
  }

  @Test
  @DisplayName("CVE-2025-65430, CVE-2024-22513: a deleted account's tokens open no route")
  void deleted() {
    refusedEverywhere("dead_gone", () -> server.house().closeAccount.delete(account("dead_gone")));
  }

  @Test
  @DisplayName("CVE-2025-65430: a pending account's tokens open no route")
  void pending() {
    refusedEverywhere("dead_pend", () -> visitor.account("dead_pend", Map.of("is_active", false)));
  }

  @Test
  @DisplayName("S4: a deactivated account's old tokens stay dead when it is opened again")
  void openedAgain() {
    visitor.account("dead_back");
    Pair pair = visitor.signIn("dead_back");
    String stored = visitor.storedToken("dead_back");
    server.house().closeAccount.deactivate(account("dead_back"));
    server.house().closeAccount.activate(account("dead_back"));

    assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
    assertThat(visitor.statusOfMe(stored)).isEqualTo(401);
    assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(401);
    assertThat(visitor.storedToken("dead_back")).isNotEqualTo(stored);
    assertThat(visitor.create("dead_back", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("S4: nobody who was deactivated lets themselves in again by mail")
  void noWayBackByMail() {
    visitor.register("dead_mail");
    server.house().closeAccount.deactivate(account("dead_mail"));
    String staff = staff();
    String path = "/users/" + account("dead_mail").id() + "/";
    // An address that staff changes must not turn a deactivated account into a pending one.
    Map<String, String> moved = Map.of("email", "dead_new@example.org");
    assertThat(visitor.json("PATCH", path, moved, staff).status()).isEqualTo(200);
    visitor.account("dead_mail", Map.of("is_active", false, "email", "dead_new@example.org"));
    visitor.post("/users/resend_activation/", moved);
    visitor.post("/users/reset_password/", moved);

    assertThat(visitor.mailbox.settled("dead_new@example.org")).isEmpty();
    assertThat(visitor.create("dead_mail", PASSWORD).status()).isEqualTo(401);
  }

  private static String staff() {
    visitor.account("dead_staff", Map.of("is_staff", true));
    return visitor.signIn("dead_staff").bearer();
  }

  @Test
  @DisplayName("S4: a new address makes an account's tokens sleep until it is proven")
  void tokensSleep() {
    visitor.account("dead_sleep");
    Pair pair = visitor.signIn("dead_sleep");
    String stored = visitor.storedToken("dead_sleep");
    Map<String, String> moved = Map.of("email", "dead_awake@example.org");
    assertThat(visitor.json("PATCH", "/users/me/", moved, pair.bearer()).status()).isEqualTo(200);
    assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
    assertThat(visitor.statusOfMe(stored)).isEqualTo(401);
    assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(401);

    var link = visitor.link("dead_awake@example.org");
    assertThat(visitor.post("/users/activation/", Visitor.activation(link)).status())
        .isEqualTo(204);
    assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(200);
    assertThat(visitor.statusOfMe(stored)).isEqualTo(200);
    assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(200);
  }

  @Test
  @DisplayName("S4: links to a former address are void, whoever changed it")
  void linksToTheFormerAddress() {
    visitor.account("dead_moved");
    var link = visitor.resetLink("dead_moved");
    visitor.account("dead_moved", Map.of("email", "dead_moved2@example.org"));
    assertThat(visitor.confirmReset(link, "another-horse-battery").status()).isEqualTo(400);
  }
}
