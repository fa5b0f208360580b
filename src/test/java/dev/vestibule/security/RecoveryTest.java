package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.activation;
import static dev.vestibule.Visitor.atOnce;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.Visitor.reset;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox.Link;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Attacks on mailed links: registration, forgotten passwords and names. */
class RecoveryTest {
  private static final String OTHER = "another-horse-battery";
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

  @Test
  @DisplayName("CVE-2026-18963: a reset without its mailed secret changes nothing")
  void resetNeedsItsSecret() {
    visitor.account("rec_skip");
    Link real = visitor.resetLink("rec_skip");
    List<Map<String, String>> tries =
        List.of(
            Map.of("uid", real.uid(), "new_password", OTHER, "re_new_password", OTHER),
            reset(new Link(real.uid(), ""), OTHER),
            reset(new Link(real.uid(), "x"), OTHER),
            reset(new Link("", real.token()), OTHER),
            reset(new Link("MQ", real.token().substring(1)), OTHER));

    assertThat(tries)
        .allSatisfy(body ->
            assertThat(visitor.post("/users/reset_password_confirm/", body).status())
                .isEqualTo(400));
    assertThat(visitor.create("rec_skip", OTHER).status()).isEqualTo(401);
    assertThat(visitor.create("rec_skip", PASSWORD).status()).isEqualTo(200);
    assertThat(visitor.confirmReset(real, OTHER).status()).isEqualTo(204);
  }

  @Test
  @DisplayName("CVE-2026-18963: a link of one account does not open another")
  void linksBelongToOneAccount() {
    visitor.account("rec_mine");
    visitor.account("rec_theirs");
    Link mine = visitor.resetLink("rec_mine");
    Link theirs = visitor.resetLink("rec_theirs");

    assertThat(visitor.confirmReset(new Link(theirs.uid(), mine.token()), OTHER).status())
        .isEqualTo(400);
    assertThat(visitor.create("rec_theirs", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("CVE-2025-64101: no header brings its host into a mailed link")
  void headersDoNotNameTheLinksHost() {
    visitor.account("rec_host");
    for (String header : List.of("X-Forwarded-Host", "Forwarded", "X-Host", "X-Original-Host")) {
      String value = header.equals("Forwarded") ? "host=evil.example" : "evil.example";
      visitor.unchecked(
          visitor
              .to("/auth/users/reset_password/")
              .header("Content-Type", "application/json")
              .header(header, value)
              .POST(BodyPublishers.ofString("{\"email\":\"rec_host@example.org\"}")));
      var mail = visitor.mailbox.newest(email("rec_host"), null).orElseThrow();
      assertThat(mail.text() + mail.html()).contains(server.baseUrl()).doesNotContain("evil");
    }
  }

  @Test
  @DisplayName("CVE-2025-64101: the Host header does not bring its host into a mailed link")
  void hostHeaderDoesNotNameTheLinksHost() throws java.io.IOException {
    visitor.account("rec_host2");
    String body = "{\"email\":\"rec_host2@example.org\"}";
    String answer =
        RawRequest.send(
            server.baseUrl(),
            """
            POST /auth/users/reset_password/ HTTP/1.1
            Host: evil.example
            Content-Type: application/json
            Content-Length: %d
            Connection: close

            %s\
            """
                .formatted(body.length(), body));

    assertThat(answer).startsWith("HTTP/1.1 204");
    var mail = visitor.mailbox.newest(email("rec_host2"), null).orElseThrow();
    assertThat(mail.text() + mail.html()).contains(server.baseUrl()).doesNotContain("evil");
  }

  @Test
  @DisplayName("CVE-2023-7028: a list of addresses is refused and mails nobody")
  void listOfAddresses() {
    visitor.account("rec_list");
    String body = "{\"email\":[\"rec_list@example.org\",\"thief@example.org\"]}";
    for (String path : List.of("reset_password", "reset_username", "resend_activation")) {
      assertThat(visitor.post("/users/" + path + "/", body).status()).isEqualTo(400);
    }
    assertThat(visitor.mailbox.settled(email("rec_list"))).isEmpty();
    assertThat(visitor.mailbox.settled("thief@example.org")).isEmpty();
  }

  @Test
  @DisplayName("CVE-2019-19844: a look-alike address gets no mail; the stored one may")
  void lookAlikeAddress() {
    visitor.account("mike");
    for (String alike :
        List.of("mi\u212Ae@example.org", "m\u0131ke@example.org", "MIKE@Example.org")) {
      visitor.post("/users/reset_password/", Map.of("email", alike));
      if (!alike.startsWith("MIKE")) {
        assertThat(visitor.mailbox.settled(alike)).isEmpty();
      }
    }
    assertThat(visitor.mailbox.settled("mike@example.org")).isNotEmpty();
  }

  @Test
  @DisplayName("CVE-2025-7962: line breaks in an address or a name")
  void lineBreaks() {
    String evil = "x@example.org\r\nBcc: thief@example.org";
    assertThat(visitor.post("/users/reset_password/", Map.of("email", evil)).status())
        .isEqualTo(400);
    assertThat(registered("email", evil)).isEqualTo(400);
    assertThat(registered("email", "x@example.org\nBcc:thief@example.org")).isEqualTo(400);
    assertThat(registered("username", "x\r\nBcc: thief@example.org")).isEqualTo(400);
    registered("first_name", "x\r\nBcc: thief@example.org");
    assertThat(visitor.mailbox.settled("thief@example.org")).isEmpty();
  }

  private static int registered(String member, String value) {
    Map<String, Object> body = new java.util.HashMap<>(Visitor.registration("rec_breaks"));
    body.put(member, value);
    return visitor.post("/users/", body).status();
  }

  @Test
  @DisplayName("Knox: a reset secret is no credential")
  void resetSecretAsBearer() {
    visitor.account("rec_bearer");
    Link link = visitor.resetLink("rec_bearer");
    assertThat(visitor.statusOfMe("Bearer " + link.token())).isEqualTo(401);
    assertThat(visitor.statusOfMe("Token " + link.token())).isEqualTo(401);
    assertThat(visitor.statusOfRefresh(link.token())).isEqualTo(401);
  }

  @Test
  @DisplayName("Mail scanners: 50 GET and HEAD leave an activation and a reset link usable")
  void scannersUseNothingUp() {
    Link activation = visitor.register("rec_scan");
    visitor.account("rec_scan2");
    Link reset = visitor.resetLink("rec_scan2");
    for (int i = 0; i < 50; i++) {
      String method = i % 2 == 0 ? "GET" : "HEAD";
      assertThat(opened(method, "/activate/", activation)).isEqualTo(200);
      assertThat(opened(method, "/password/reset/confirm/", reset)).isEqualTo(200);
      opened(method, "/auth/users/activation/", activation);
    }
    assertThat(visitor.post("/users/activation/", activation(activation)).status()).isEqualTo(204);
    assertThat(visitor.confirmReset(reset, OTHER).status()).isEqualTo(204);
  }

  private static int opened(String method, String page, Link link) {
    return visitor
        .unchecked(
            visitor
                .to(page + link.uid() + "/" + link.token())
                .method(method, BodyPublishers.noBody()))
        .status();
  }

  @Test
  @DisplayName("CVE-2026-22751: 50 parallel uses of an activation link, one success")
  void parallelActivation() {
    Link link = visitor.register("rec_race");
    List<Integer> answers =
        atOnce(50, () -> visitor.post("/users/activation/", activation(link)).status());
    assertThat(answers).containsOnlyOnce(204).containsOnly(204, 403);
  }

  @Test
  @DisplayName("CVE-2026-22751: 50 parallel uses of a reset link, one success")
  void parallelReset() {
    visitor.account("rec_race2");
    Link link = visitor.resetLink("rec_race2");
    List<Integer> answers = atOnce(50, () -> visitor.confirmReset(link, OTHER).status());
    assertThat(answers).containsOnlyOnce(204).containsOnly(204, 400);
  }

  @Test
  @DisplayName("CVE-2026-110862: a secret of one purpose does nothing for another")
  void purposes() {
    visitor.account("rec_purpose");
    visitor.post("/users/reset_username/", Map.of("email", email("rec_purpose")));
    Link username = visitor.link(email("rec_purpose"));
    assertThat(visitor.confirmReset(username, OTHER).status()).isEqualTo(400);

    Link reset = visitor.resetLink("rec_purpose");
    assertThat(visitor.post("/users/activation/", activation(reset)).status()).isEqualTo(400);
    assertThat(renamed(reset)).isEqualTo(400);

    Link activation = visitor.register("rec_purpose2");
    assertThat(visitor.confirmReset(activation, OTHER).status()).isEqualTo(400);
    assertThat(renamed(activation)).isEqualTo(400);
    assertThat(visitor.post("/users/activation/", activation(activation)).status()).isEqualTo(204);
  }

  private static int renamed(Link link) {
    Map<String, String> body =
        Map.of("uid", link.uid(), "token", link.token(), "new_username", "rec_renamed");
    return visitor.post("/users/reset_username_confirm/", body).status();
  }

  @Test
  @DisplayName("CVE-2025-61928: members outside the form change nothing")
  void membersOutsideTheForm() {
    visitor.account("rec_victim");
    Map<String, Object> more =
        Map.of(
            "userId",
            1,
            "id",
            1,
            "is_staff",
            true,
            "is_superuser",
            true,
            "is_active",
            true,
            "status",
            "active",
            "email_verified_at",
            "2020-01-01T00:00:00Z");
    Map<String, Object> body = new java.util.HashMap<>(Visitor.registration("rec_grabby"));
    body.putAll(more);
    assertThat(visitor.post("/users/", body).json().get("is_active").booleanValue()).isFalse();
    visitor.link(email("rec_grabby"));
    assertThat(visitor.create("rec_grabby", PASSWORD).status()).isEqualTo(401);

    visitor.account("rec_grabby2");
    String bearer = visitor.signIn("rec_grabby2").bearer();
    Map<String, Object> patch = new java.util.HashMap<>(more);
    patch.put("username", "rec_renamed2");
    patch.put("password", OTHER);
    assertThat(visitor.json("PATCH", "/users/me/", patch, bearer).status()).isEqualTo(200);
    var account =
        server.house().database.read(sql -> server.house().accounts.byUsername(sql, "rec_grabby2"));
    assertThat(account.orElseThrow().staff()).isFalse();
    assertThat(account.orElseThrow().superuser()).isFalse();
    assertThat(visitor.create("rec_grabby2", PASSWORD).status()).isEqualTo(200);
  }
}
