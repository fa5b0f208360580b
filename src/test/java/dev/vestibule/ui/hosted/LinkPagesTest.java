package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkPagesTest {
  private static final String OTHER = "another-horse-27";
  private static TestServer server;
  private static Visitor people;
  private PageVisitor visitor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void come() {
    visitor = new PageVisitor(server);
  }

  private static String page(String prefix, Mailbox.Link link) {
    return prefix + link.uid() + "/" + link.token() + "/";
  }

  @Test
  void theMailOfAForgottenPasswordLeadsToItsPage() {
    people.account("forgetful");
    PageVisitor elsewhere = new PageVisitor(server);
    elsewhere.signIn("forgetful", PASSWORD);
    visitor.post("/password/forgot/", Map.of("email", email("forgetful")));
    String page = page("/password/reset/confirm/", people.link(email("forgetful")));

    Page form = visitor.get(page);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(set(page, "short", "short").text()).contains("at least 8 characters");
    assertThat(set(page, OTHER, PASSWORD).text()).contains("two passwords differ");
    assertThat(set(page, OTHER, OTHER).status()).isEqualTo(200);

    assertThat(new PageVisitor(server).signIn("forgetful", OTHER).status()).isEqualTo(303);
    assertThat(elsewhere.get("/account/").status()).as("the other session ended").isEqualTo(303);
    Page used = visitor.get(page);
    assertThat(used.status()).isEqualTo(400);
    assertThat(used.text()).contains("no longer works", "href=\"/password/forgot/\"");
  }

  private Page set(String page, String password, String again) {
    return visitor.post(page, Map.of("new_password", password, "re_new_password", again));
  }

  @Test
  void anActivationLinkSaysWhatToDoNext() {
    String page = page("/activate/", people.register("active"));
    assertThat(visitor.post(page, Map.of()).text()).contains("is active", "href=\"/signin/\"");
    assertThat(visitor.get(page).text()).contains("active already");
    Page wrong = visitor.get("/activate/MQ/nonsense/");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("href=\"/verify-email/\"");
    assertThat(wrong.header("Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void aUsernameIsChosenOnItsPage() {
    people.account("nameless");
    people.post("/users/reset_username/", Map.of("email", email("nameless")));
    String page = page("/username/reset/confirm/", people.link(email("nameless")));
    people.account("occupied");
    assertThat(visitor.post(page, Map.of("new_username", "occupied")).text())
        .contains("Somebody has this username");
    assertThat(visitor.post(page, Map.of("new_username", "named")).status()).isEqualTo(200);
    assertThat(people.find("named")).isPresent();
  }

  @Test
  void withoutOtherPagesTheLinksStillWork() {
    try (TestServer bare = TestServer.start(Map.of("pages.enabled", "false"))) {
      Visitor others = new Visitor(bare);
      PageVisitor reader = new PageVisitor(bare);
      String page = page("/activate/", others.register("bare"));
      Page done = reader.post(page, Map.of());
      assertThat(done.status()).isEqualTo(200);
      assertThat(done.text()).doesNotContain("/signin/");
      assertThat(reader.get("/signin/").status()).isEqualTo(404);
    }
  }
}
