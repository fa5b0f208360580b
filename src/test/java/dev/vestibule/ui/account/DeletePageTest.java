package dev.vestibule.ui.account;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.ui.hosted.PageVisitor;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The end of an account, and the way back from it, over HTTP. */
class DeletePageTest {
  private static TestServer server;
  private static Visitor people;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static PageVisitor signedIn(String name) {
    return PageVisitor.signedIn(server, name);
  }

  private static Account account(String name) {
    return server
        .house()
        .database
        .read(sql -> server.house().accounts.byUsername(sql, name))
        .orElseThrow();
  }

  @Test
  void aDeletedAccountIsSignedOutEverywhere() {
    PageVisitor visitor = signedIn("leaver");
    PageVisitor other = new PageVisitor(server);
    other.signIn("leaver", PASSWORD);
    Visitor.Pair pair = people.signIn("leaver");
    Map<String, String> form =
        Map.of("confirmation", "LEAVER@example.org", "current_password", PASSWORD);

    assertThat(
            visitor
                .post(
                    "/account/delete/",
                    Map.of("confirmation", "leave", "current_password", PASSWORD))
                .text())
        .contains("id=\"confirmation-error\"");
    Page farewell = visitor.post("/account/delete/", form);
    assertThat(farewell.status()).isEqualTo(200);
    assertThat(farewell.text()).contains("Your account will be deleted");
    assertThat(visitor.cookies).doesNotContainKeys("session", "csrftoken");
    assertThat(account("leaver").deletionDueAt()).isNotNull();
    assertThat(other.get("/account/").status()).isEqualTo(303);
    assertThat(people.statusOfMe(pair.bearer())).isEqualTo(401);
    assertThat(people.statusOfRefresh(pair.refresh())).isEqualTo(401);
    assertThat(new PageVisitor(server).signIn("leaver", PASSWORD).status()).isEqualTo(400);
  }

  @Test
  void whoAskedForTheDeletionKeepsTheAccountByTheMailedLink() {
    PageVisitor visitor = signedIn("stayer");
    String form = visitor.get("/account/delete/").text();
    assertThat(form).contains("14 days later your account is removed");
    visitor.post(
        "/account/delete/", Map.of("confirmation", email("stayer"), "current_password", PASSWORD));
    Mailbox.Link link = people.link(email("stayer"));
    String path = "/deletion/undo/" + link.uid() + "/" + link.token() + "/";

    PageVisitor reader = new PageVisitor(server);
    assertThat(reader.get(path).text()).contains("Keep my account");
    assertThat(account("stayer").deletionDueAt()).as("opening does nothing").isNotNull();
    assertThat(reader.post(path, Map.of()).text()).contains("Your account stays");
    assertThat(account("stayer").deletionDueAt()).isNull();
    assertThat(reader.post(path, Map.of()).status()).isEqualTo(400);
    assertThat(new PageVisitor(server).signIn("stayer", PASSWORD).status()).isEqualTo(303);
  }

  @Test
  void anAccountIsDeletedAtOnceWhereThereIsNoTimeToWait() {
    try (TestServer hasty = TestServer.start(Map.of("accounts.deletion-waiting-time", "0s"))) {
      Visitor there = new Visitor(hasty);
      there.account("sprinter");
      PageVisitor sprinter = new PageVisitor(hasty);
      sprinter.signIn("sprinter", PASSWORD);
      assertThat(sprinter.get("/account/delete/").text()).contains("This cannot be undone");
      Page page =
          sprinter.post(
              "/account/delete/",
              Map.of("confirmation", email("sprinter"), "current_password", PASSWORD));
      assertThat(page.text()).contains("Your account is deleted");
      assertThat(there.find("sprinter")).isEmpty();
    }
  }

  @Test
  void theLastSuperuserStays() {
    people.account("ruler", Map.of("is_superuser", true));
    PageVisitor ruler = signedIn("ruler");
    Page page =
        ruler.post(
            "/account/delete/",
            Map.of("confirmation", email("ruler"), "current_password", PASSWORD));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("the last superuser");
    assertThat(account("ruler").deletionDueAt()).isNull();
  }

  @Test
  void anAccountMayBeShutInstead() {
    try (TestServer keeping = TestServer.start(Map.of("pages.deletion", "deactivate"))) {
      Visitor there = new Visitor(keeping);
      there.account("sleeper");
      PageVisitor sleeper = new PageVisitor(keeping);
      sleeper.signIn("sleeper", PASSWORD);
      Page page =
          sleeper.post(
              "/account/delete/",
              Map.of("confirmation", email("sleeper"), "current_password", PASSWORD));
      assertThat(page.text()).contains("Your account is closed");
      assertThat(there.find("sleeper")).isPresent();
      assertThat(new PageVisitor(keeping).signIn("sleeper", PASSWORD).status()).isEqualTo(400);
    }
  }
}
