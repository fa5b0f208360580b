package dev.vestibule.contract;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.cli.frontend.FrontEndOrigin;
import dev.vestibule.cli.frontend.Preset;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Nuxt application with the documentation's configuration of {@code @sidebase/nuxt-auth}:
 * its pages in a browser of another origin, and its server, which reads the session as well.
 */
class NuxtWalkTest {
  @TempDir private Path folder;

  @Test
  void fromTheSignUpToTheSignOut() throws IOException, InterruptedException {
    Path app = NuxtApp.build();
    int port = NuxtApp.freePort();
    String origin = "http://app.example.test:" + port;
    Path config = folder.resolve("vestibule.yaml");
    FrontEndOrigin frontEnd = FrontEndOrigin.of(origin).orElseThrow();
    String lines = Preset.JWT.lines(frontEnd, URI.create("http://localhost:8000")).yaml();
    Files.writeString(config, lines);
    Map<String, String> settings = Map.of("config", config.toString(), "cors.credentials", "true");
    try (TestServer server = TestServer.start(settings);
        NuxtApp nuxt = NuxtApp.start(app, port, server.baseUrl() + "/auth");
        Playwright playwright = Chromium.playwright();
        Browser browser = Chromium.launch(playwright);
        BrowserContext context =
            browser.newContext(new Browser.NewContextOptions().setBaseURL(origin))) {
      context.setDefaultTimeout(10_000);
      walk(new Visitor(server), context);
    }
  }

  private static void walk(Visitor visitor, BrowserContext context) {
    Page page = context.newPage();
    signUp(visitor, page);
    signIn(page);
    session(visitor, page);
  }

  private static void signUp(Visitor visitor, Page page) {
    Locator says = page.locator("#says");
    page.navigate("/signup");
    fill(
        page,
        Map.of(
            "email", "ada@example.org",
            "first_name", "Ada",
            "last_name", "Lovelace",
            "password", Visitor.PASSWORD,
            "re_password", Visitor.PASSWORD));
    assertThat(says).containsText("registered");
    Mailbox.Link link = visitor.link("ada@example.org");
    assertThat(visitor.post("/users/activation/", Visitor.activation(link)).status())
        .isEqualTo(204);
  }

  private static void signIn(Page page) {
    Locator says = page.locator("#says");
    page.navigate("/");
    assertThat(page).hasURL(Pattern.compile(".*/login.*"));
    fill(page, Map.of("email", "ada@example.org", "password", "wrong-horse-12"));
    assertThat(says).containsText("unauthenticated failed: No active account found");
    fill(page, Map.of("email", "ada@example.org", "password", Visitor.PASSWORD));
    assertThat(says).containsText("authenticated ada@example.org Ada");
  }

  private static void session(Visitor visitor, Page page) {
    Locator says = page.locator("#says");
    // Drawn by Nuxt's own server, which asks for the session with the cookie that it keeps.
    assertThat((String) page.evaluate("fetch('/').then(answer => answer.text())"))
        .contains("authenticated ada@example.org Ada");
    String token = page.locator("#token").textContent();
    String refresh = page.locator("#refresh").textContent();
    page.getByText("Refresh").click();
    assertThat(page.locator("#token")).not().hasText(token);
    assertThat(page.locator("#token")).containsText("JWT ");
    assertThat(says).containsText("authenticated ada@example.org Ada");
    page.reload();
    assertThat(says).containsText("authenticated ada@example.org Ada");

    page.getByText("Sign out").click();
    assertThat(says).containsText("unauthenticated");
    assertThat(visitor.statusOfRefresh(refresh)).as("the session ended").isEqualTo(401);
    assertThat(visitor.statusOfMe(token)).isEqualTo(401);
  }

  private static void fill(Page page, Map<String, String> form) {
    page.waitForFunction("() => window.useNuxtApp?.()?.isHydrating === false");
    form.forEach((name, text) -> page.locator("[name=" + name + "]").fill(text));
    page.locator("form button").click();
  }
}
