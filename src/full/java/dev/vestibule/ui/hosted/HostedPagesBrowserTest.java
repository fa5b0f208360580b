package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.ui.hosted.Browser.Look;
import dev.vestibule.ui.hosted.Browser.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real browser walks through the pages: each in both languages, with and without scripts. */
class HostedPagesBrowserTest {
  private static final String OTHER = "another-horse-27";
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  private static Browser browser;
  private static TestServer server;
  private static Visitor people;

  @BeforeAll
  static void start() {
    browser = new Browser();
    server = TestServer.start(Map.of("site.name", "Lumen", "pages.sign-up-fields", "full_name"));
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, true, DESK",
    "fr, true, TELEPHONE",
    "en, false, TELEPHONE",
    "fr, false, DESK",
    "fr, false, NARROW",
  })
  void fromTheSignUpToTheNewPassword(String language, boolean scripts, Look look) {
    String name =
        ("ada-" + language + "-" + look + (scripts ? "" : "-plain")).toLowerCase(Locale.ROOT);
    try (Person person = browser.person(server.baseUrl(), language, scripts, look)) {
      signUp(person, name);
      activateByCode(person, name);
      signIn(person, name, PASSWORD);
      signOut(person);
      resetPassword(person, name);
      signIn(person, name, OTHER);
      lost(person);
    }
  }

  private static void signUp(Person person, String name) {
    person.page.navigate("/signin/");
    person.judge("sign-in");
    person.page.locator(".after a").click();
    assertThat(person.path()).isEqualTo("/signup/");
    person.judge("sign-up");
    person.press();
    person.judge("sign-up-refused");
    assertThat(focused(person)).isEqualTo("full_name");
    person.fill("full_name", "Ada Lovelace");
    person.fill("email", Visitor.email(name));
    person.fill("username", name);
    person.fill("password", PASSWORD);
    person.press();
    assertThat(person.path()).isEqualTo("/verify-email/");
    person.judge("mailbox");
  }

  private static void activateByCode(Person person, String name) {
    person.fill("code", "000000");
    person.press();
    person.judge("code-refused");
    person.press("resend");
    person.judge("sent-again");
    people.mailbox.settled(Visitor.email(name));
    person.press("resend");
    person.fill("code", code(name));
    person.press();
    person.judge("activated");
    person.page.locator("main a.button").click();
    assertThat(person.path()).isEqualTo("/signin/");
  }

  /** The newest mail's. */
  private static String code(String name) {
    Mailbox.Mail mail = people.mailbox.newest(Visitor.email(name), null).orElseThrow();
    Matcher found = CODE.matcher(mail.text());
    assertThat(found.find()).as(mail.text()).isTrue();
    return found.group();
  }

  private static void signIn(Person person, String name, String password) {
    person.page.navigate("/account/");
    assertThat(person.path()).isEqualTo("/signin/");
    person.fill("identifier", name);
    person.fill("password", "wrong-horse");
    person.press();
    person.judge("sign-in-refused");
    person.fill("password", password);
    person.press();
    assertThat(person.path()).isEqualTo("/account/");
    person.judge("account");
  }

  private static void signOut(Person person) {
    person.page.navigate("/signout/");
    person.judge("sign-out");
    person.press();
    person.judge("signed-out");
  }

  private static void resetPassword(Person person, String name) {
    person.page.navigate("/password/forgot/");
    person.judge("forgotten");
    person.fill("email", Visitor.email(name));
    person.press();
    person.judge("forgotten-sent");
    Mailbox.Link link = people.link(Visitor.email(name));
    String page = "/password/reset/confirm/" + link.uid() + "/" + link.token() + "/";
    person.page.navigate(page);
    person.judge("new-password");
    person.fill("new_password", "12345");
    person.fill("re_new_password", "12345");
    person.press();
    person.judge("new-password-refused");
    person.fill("new_password", OTHER);
    person.fill("re_new_password", OTHER);
    person.press();
    person.judge("new-password-set");
    person.page.navigate(page);
    person.judge("link-used");
  }

  private static void lost(Person person) {
    person.page.navigate("/no/such/page");
    person.judge("not-found");
  }

  @ParameterizedTest
  @CsvSource({"en, true, DESK", "fr, false, TELEPHONE"})
  void mailedLinks(String language, boolean scripts, Look look) {
    String name = "linked-" + language;
    try (Person person = browser.person(server.baseUrl(), language, scripts, look)) {
      Mailbox.Link link = people.register(name);
      String page = link.uid() + "/" + link.token() + "/";
      person.page.navigate("/activate/" + page);
      person.judge("activate");
      person.press();
      person.judge("activated-by-link");
      person.page.navigate("/activate/" + page);
      person.judge("activated-before");
      person.page.navigate("/activate/MQ/nonsense/");
      person.judge("link-dead");
      people.post("/users/reset_username/", Map.of("email", Visitor.email(name)));
      Mailbox.Link rename = people.link(Visitor.email(name));
      person.page.navigate("/username/reset/confirm/" + rename.uid() + "/" + rename.token() + "/");
      person.judge("new-username");
      person.fill("new_username", name + "-anew");
      person.press();
      person.judge("new-username-set");
      person.page.navigate("/email/undo/MQ/nonsense/");
      person.judge("undo");
      person.press();
      person.judge("undo-refused");
    }
  }

  private static String focused(Person person) {
    return String.valueOf(person.page.locator(":focus").getAttribute("name"));
  }

  @Test
  void theLanguageIsChosenBelowThePage() {
    try (Person person = browser.person(server.baseUrl(), "en", true, Look.DESK)) {
      person.page.navigate("/signin/?next=%2Faccount%2F");
      person.page.locator("footer a[hreflang=fr]").click();
      assertThat(person.page.locator("html").getAttribute("lang")).isEqualTo("fr");
      assertThat(person.page.locator("[name=next]").getAttribute("value")).isEqualTo("/account/");
      person.page.navigate("/signup/");
      assertThat(person.page.locator("html").getAttribute("lang")).isEqualTo("fr");
    }
  }

  @Test
  void theKeyboardIsEnough() {
    people.account("keys");
    try (Person person = browser.person(server.baseUrl(), "en", true, Look.DESK)) {
      person.page.navigate("/signin/");
      assertThat(focused(person)).isEqualTo("identifier");
      person.page.keyboard().type("keys");
      person.page.keyboard().press("Tab");
      assertThat(focused(person)).isEqualTo("password");
      person.page.keyboard().type(PASSWORD);
      person.page.keyboard().press("Tab");
      person.page.keyboard().press("Space");
      assertThat(person.page.locator("#password").getAttribute("type")).isEqualTo("text");
      person.page.keyboard().press("Enter");
      person.page.waitForURL("**/account/");
      assertThat(person.path()).isEqualTo("/account/");
    }
  }

  @Test
  void aProductGetsItsPeopleBack() {
    people.account("guest");
    try (TestServer product = TestServer.start(Map.of());
        TestServer accounts = TestServer.start(Map.of("pages.return-origins", product.baseUrl()))) {
      new Visitor(accounts).account("guest");
      String there = product.baseUrl() + "/api/docs/";
      try (Person person = browser.person(accounts.baseUrl(), "en", true, Look.DESK)) {
        person.page.navigate("/signin/?next=" + URLEncoder.encode(there, StandardCharsets.UTF_8));
        person.fill("identifier", "guest");
        person.fill("password", PASSWORD);
        person.press();
        person.page.waitForURL(there);
        assertThat(person.page.url()).isEqualTo(there);
      }
    }
  }

  @Test
  void aPageOfAnotherSiteSignsNobodyIn() {
    people.account("victim");
    String form =
        "<form method='post' action='"
            + server.baseUrl()
            + "/signin/'><input name='identifier' value='victim'>"
            + "<input name='password' value='any'><button>go</button></form>";
    try (TestServer other = TestServer.start(Map.of());
        Person person = browser.person(other.baseUrl(), "en", true, Look.DESK)) {
      person.page.navigate(server.baseUrl() + "/signin/");
      person.page.route(
          "**/elsewhere",
          route ->
              route.fulfill(
                  new com.microsoft.playwright.Route.FulfillOptions()
                      .setContentType("text/html")
                      .setBody(form)));
      person.page.navigate(other.baseUrl().replace("localhost", "127.0.0.1") + "/elsewhere");
      person.page.locator("button").click();
      assertThat(person.page.locator("h1").textContent()).isEqualTo("Please send it again");
    }
  }
}
