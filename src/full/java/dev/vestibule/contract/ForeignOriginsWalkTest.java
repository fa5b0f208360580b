package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser lets pages do whose origin is not listed, with somebody's cookies at hand. */
class ForeignOriginsWalkTest {
  private static final String SEND =
      """
      async ([method, address, type, body, credentials]) => {
        try {
          const headers = type ? { 'Content-Type': type } : {};
          const answer = await fetch(address, { method, headers, body, credentials });
          return `${answer.status} ${await answer.text()}`;
        } catch (error) {
          return `unreadable: ${error.name}`;
        }
      }
      """;
  private static final String JSON = "application/json";
  private static final String UNREADABLE = "unreadable: TypeError";

  private static Playwright playwright;
  private static Browser browser;
  private static FrontEndPages pages;

  private String api = "";

  @BeforeAll
  static void start() throws IOException {
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
    pages = new FrontEndPages();
  }

  @AfterAll
  static void stop() {
    pages.close();
    browser.close();
    playwright.close();
  }

  /** Both pages are of the API's site, so that cookies go along wherever a browser lets them. */
  @Test
  void aPageThatIsNotListedReadsAndChangesNothing() {
    Map<String, String> settings =
        Map.of(
            "dialects.djoser.cookies.enabled", "true",
            "cors.origins", origin("app"),
            "cors.credentials", "true");
    try (TestServer server = TestServer.start(settings);
        BrowserContext context = browser.newContext()) {
      Page listed = page(server, context, "app");
      assertThat(signIn(listed)).startsWith("200 ");
      assertThat(send(listed, "GET", "/users/me/", "")).startsWith("200 ").contains("ada@");

      Page other = page(server, context, "other");
      List<String> said = new ArrayList<>();
      other.onConsoleMessage(message -> said.add(message.text()));
      assertThat(send(other, "GET", "/users/me/", "")).isEqualTo(UNREADABLE);
      assertThat(send(other, "PATCH", "/users/me/", JSON)).isEqualTo(UNREADABLE);
      assertThat(signIn(other)).isEqualTo(UNREADABLE);
      // No preflight asks for leave to send these, so the server has to refuse them.
      for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
        assertThat(send(other, "POST", "/logout/", type)).isEqualTo(UNREADABLE);
      }
      assertThat(said).filteredOn(text -> text.contains("blocked by CORS policy")).hasSize(5);

      assertThat(send(listed, "GET", "/users/me/", "")).startsWith("200 ").contains("Ada");
      assertThat(send(listed, "POST", "/jwt/refresh/", JSON)).startsWith("200 ");
    }
  }

  @Test
  void theWildcardIsWithoutCredentials() {
    try (TestServer server = TestServer.start(Map.of("cors.origins", "*"));
        BrowserContext context = browser.newContext()) {
      Page any = page(server, context, "other");
      String body = "{\"username\": \"ada\", \"password\": \"" + Visitor.PASSWORD + "\"}";
      assertThat(send(any, "POST", "/jwt/create/", JSON, body, "omit")).startsWith("200 ");
      assertThat(send(any, "POST", "/jwt/create/", JSON, body, "include")).isEqualTo(UNREADABLE);
    }
  }

  private static String origin(String name) {
    return "http://" + name + ".example.test:" + pages.port();
  }

  private Page page(TestServer server, BrowserContext context, String name) {
    new Visitor(server).account("ada", Map.of("first_name", "Ada"));
    api = "http://accounts.example.test:" + URI.create(server.baseUrl()).getPort() + "/auth";
    Page page = context.newPage();
    page.navigate(origin(name) + "/family.json");
    return page;
  }

  private String signIn(Page page) {
    String body = "{\"username\": \"ada\", \"password\": \"" + Visitor.PASSWORD + "\"}";
    return send(page, "POST", "/jwt/create/", JSON, body, "include");
  }

  /** A request with cookies. */
  private String send(Page page, String method, String path, String type) {
    return send(page, method, path, type, type.isEmpty() ? null : "{}", "include");
  }

  private String send(
      Page page, String method, String path, String type, String body, String credentials) {
    return (String)
        page.evaluate(SEND, java.util.Arrays.asList(method, api + path, type, body, credentials));
  }
}
