package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.core.rights.Permission;
import dev.vestibule.ui.hosted.Browser.Look;
import dev.vestibule.ui.hosted.Browser.Person;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real browser looks at the console: both themes, both widths, both languages. */
class ConsoleBrowserTest {
  private static Browser browser;
  private static TestServer server;
  private static Visitor people;

  @BeforeAll
  static void start() {
    browser = new Browser();
    server = TestServer.start(Map.of("site.name", "Lumen"));
    people = new Visitor(server);
    people.account(
        "boss",
        Map.of("is_superuser", true, "is_staff", true, "first_name", "Ada", "last_name", "King"));
    for (String name : List.of("grace", "alan", "barbara")) {
      people.account(name);
    }
    people.signIn("grace");
    boolean _ =
        server
            .house()
            .database
            .write(tx -> {
              var groups = server.house().administration.groups;
              groups.add(tx, "Support", "Answers mail", Set.of(Permission.ACCOUNTS_READ));
              return true;
            });
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  private static void signIn(Person person) {
    person.page.navigate("/signin/?next=/console/accounts/");
    person.fill("identifier", "boss");
    person.fill("password", PASSWORD);
    person.press();
    person.page.waitForURL("**/console/accounts/");
  }

  @ParameterizedTest
  @CsvSource({"en, DESK", "fr, TELEPHONE"})
  void everyPage(String language, Look look) {
    try (Person person = browser.person(server.baseUrl(), language, true, look)) {
      signIn(person);
      person.page.locator("[data-count]:not(:has(a))").waitFor();
      person.judge("console-accounts");
      String account = person.page.locator("[data-name=grace]").getAttribute("data-account");
      for (String page :
          List.of(
              account,
              account + "deactivation/",
              "/console/accounts/new/",
              "/console/views/",
              "/console/bulk/",
              "/console/bulk/new/?all=yes",
              "/console/groups/",
              "/console/groups/new/",
              "/console/keys/",
              "/console/keys/new/",
              "/console/appearance/")) {
        person.page.navigate(page);
        person.judge("console" + page.replaceAll("[^a-z]+", "-"));
      }
      person.page.navigate("/console/groups/");
      person.page.locator("tbody a").first().click();
      person.judge("console-group");
    }
  }

  @Test
  void theKeyboardIsEnough() {
    try (Person person = browser.person(server.baseUrl(), "en", true, Look.DESK)) {
      signIn(person);
      person.page.keyboard().press("Control+k");
      person.page.keyboard().type("gra");
      Locator found = person.page.locator(".palette li:has-text('grace')");
      found.waitFor();
      person.judge("console-palette");
      person.page.keyboard().press("Enter");
      person.page.waitForURL("**/console/accounts/*-*/");
      assertThat(person.page.locator("h1").textContent()).isEqualTo("grace");
    }
  }

  @Test
  void theTableFollowsWhatIsTyped() {
    try (Person person = browser.person(server.baseUrl(), "en", true, Look.DESK)) {
      signIn(person);
      person.page.locator("#q").pressSequentially("bar");
      person.page.waitForURL("**/console/accounts/?q=bar");
      assertThat(person.page.locator("tbody tr").count()).isEqualTo(1);
    }
  }
}
