package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import dev.vestibule.TestServer;
import dev.vestibule.cli.frontend.Diagnosis;
import dev.vestibule.cli.frontend.Evidence;
import dev.vestibule.cli.frontend.FrontEndOrigin;
import dev.vestibule.cli.frontend.HarFile;
import dev.vestibule.cli.frontend.Preset;
import dev.vestibule.platform.config.SettingCatalogue;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A browser walks through a front end of another origin for each preset: the server is started from
 * the preset's very lines, and the front end's code is the snippet that the documentation shows.
 */
class FrontEndWalkTest {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Pattern LINK = Pattern.compile("https?://\\S+/(activate|confirm)/\\S+");
  private static final String PASSWORD = "correct-horse-battery";
  private static final String OTHER = "another-horse-27";

  /** A recording does not show what the back end required, nor what it left out of its answers. */
  private static final Set<String> UNSEEN =
      Set.of(
          "dialects.djoser.fields",
          "dialects.djoser.cookies.in-body",
          "dialects.djoser.set-password-retype");

  private static final String NOBODY = "failed: ";

  private static Playwright playwright;
  private static Browser browser;
  private static FrontEndPages pages;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    assertThat(CHROMIUM).as("no browser: scripts/install-test-tools installs it").exists();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--host-resolver-rules=MAP *.example.test 127.0.0.1")));
    NodeTools.folder();
    pages = new FrontEndPages();
  }

  @AfterAll
  static void stop() {
    pages.close();
    browser.close();
    playwright.close();
  }

  @ParameterizedTest
  @CsvSource({
    "JWT, fetch, app.example.test",
    "JWT, axios, app.example.test",
    "BEARER, fetch, app.example.test",
    "BEARER, axios, app.example.test",
    "TOKEN, fetch, app.example.test",
    "TOKEN, axios, app.example.test",
    "COOKIES, fetch, localhost",
    "COOKIES, axios, localhost",
  })
  void fromTheSignUpToTheNewPassword(Preset preset, String client, String host) throws IOException {
    String origin = "http://" + host + ":" + pages.port();
    Path config = folder.resolve("vestibule.yaml");
    FrontEndOrigin frontEnd = FrontEndOrigin.of(origin).orElseThrow();
    Files.writeString(config, preset.lines(frontEnd, URI.create("http://localhost:8000")).yaml());
    Path har = folder.resolve("recorded.har");
    try (TestServer server = TestServer.start(Map.of("config", config.toString()));
        BrowserContext context = context(har, origin)) {
      pages.serve(client, told(preset, server));
      walk(preset, server, context);
    }
    doctor(har, config);
  }

  /** The recording alone leads back to the preset, as far as it can be seen from outside. */
  private static void doctor(Path har, Path config) throws IOException {
    Evidence evidence = HarFile.read(har).orElseThrow();
    Diagnosis.Result found = Diagnosis.of(evidence, Settings.defaults()).orElseThrow();
    Map<String, Object> told = found.wanted().values();

    assertThat(String.join("\n", found.says()) + found.wanted().yaml())
        .doesNotContain(PASSWORD, OTHER, "ada@example.org", "eyJ", "Lovelace");
    assertThat(told)
        .containsEntry("dialects.djoser.activation-url", "/activate/{uid}/{token}")
        .containsEntry(
            "dialects.djoser.password-reset-confirm-url", "/password/reset/confirm/{uid}/{token}");
    SettingsOutcome.Loaded loaded =
        (SettingsOutcome.Loaded)
            SettingsReader.read(new Sources(Optional.of(config), Map.of(), List.of()));
    Map<String, Object> values = SettingCatalogue.values(loaded.settings());
    for (String key : loaded.origins().byKey().keySet()) {
      if (!UNSEEN.contains(key)) {
        String word = SettingCatalogue.find(key).orElseThrow().type().format(values.get(key));
        Object seen = told.getOrDefault(key, "");
        String shown = seen instanceof List<?> list ? String.valueOf(list.getFirst()) : seen + "";
        assertThat(shown).as(key).isEqualTo(word);
      }
    }
  }

  /** What it sends is kept, for the doctor's test to look at. */
  private static BrowserContext context(Path har, String origin) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setBaseURL(origin).setRecordHarPath(har));
    context.setDefaultTimeout(10_000);
    return context;
  }

  private static void walk(Preset preset, TestServer server, BrowserContext context) {
    Page page = context.newPage();
    Mailbox mailbox = new Mailbox(server.baseUrl(), server::pendingMails);
    page.navigate("/profile");
    says(page, NOBODY);
    signUp(page, preset);
    page.navigate("/signin");
    signIn(page, preset, PASSWORD, NOBODY);
    page.navigate(link(mailbox));
    says(page, "activated");
    page.navigate("/signin");
    signIn(page, preset, "wrong-horse-12", NOBODY);
    signIn(page, preset, PASSWORD, "signed in");
    cookies(preset, context);
    profile(page, preset);
    page.getByText("Sign out").click();
    says(page, "signed out");
    page.navigate("/profile");
    says(page, NOBODY);
    page.navigate("/forgot");
    fill(page, Map.of("email", "ada@example.org"));
    says(page, "mailed");
    page.navigate(link(mailbox));
    fill(page, twice(preset, "new_password", OTHER));
    says(page, "renewed");
    page.navigate("/signin");
    signIn(page, preset, OTHER, "signed in");
    page.navigate("/profile");
    says(page, "hello ada@example.org Augusta");
  }

  private static void signUp(Page page, Preset preset) {
    page.navigate("/signup");
    Map<String, String> form = new LinkedHashMap<>(twice(preset, "password", PASSWORD));
    form.put("email", "ada@example.org");
    if (preset == Preset.TOKEN) {
      form.put("username", "ada");
    } else if (preset != Preset.BEARER) {
      form.put("first_name", "Ada");
      form.put("last_name", "Lovelace");
    }
    fill(page, form);
    says(page, "registered");
  }

  private static void signIn(Page page, Preset preset, String password, String outcome) {
    String field = preset == Preset.TOKEN ? "username" : "email";
    String name = preset == Preset.TOKEN ? "ada" : "ada@example.org";
    fill(page, Map.of(field, name, "password", password));
    says(page, outcome);
  }

  /** Reads and changes it; the access token goes in between, and the front end gets another. */
  private static void profile(Page page, Preset preset) {
    page.navigate("/profile");
    boolean named = preset == Preset.JWT || preset == Preset.COOKIES;
    says(page, named ? "hello ada@example.org Ada" : "hello ada@example.org");
    if (preset == Preset.COOKIES) {
      page.context().clearCookies(new ClearCookiesOptions().setName("access"));
    } else if (preset != Preset.TOKEN) {
      page.evaluate("localStorage.setItem('access', 'gone.by.now')");
    }
    fill(page, Map.of("first_name", "Augusta"));
    says(page, "changed to Augusta");
  }

  private static void cookies(Preset preset, BrowserContext context) {
    List<Cookie> found = context.cookies();
    if (preset == Preset.COOKIES) {
      assertThat(found).extracting(cookie -> cookie.name).contains("access", "refresh");
      assertThat(found).allMatch(cookie -> cookie.httpOnly);
    } else {
      assertThat(found).isEmpty();
    }
  }

  private static void fill(Page page, Map<String, String> form) {
    form.forEach((name, text) -> page.locator("[name=" + name + "]").fill(text));
    page.evaluate("document.querySelector('#says').textContent = ''");
    page.locator("form button").click();
  }

  private static void says(Page page, String text) {
    Locator says = page.locator("#says");
    PlaywrightAssertions.assertThat(says)
        .containsText(
            text,
            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                .setTimeout(10_000));
  }

  /** The one in the newest mail. */
  private static String link(Mailbox mailbox) {
    String text = mailbox.newest("ada@example.org", null).orElseThrow().text();
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).as(text).isTrue();
    return link.group();
  }

  private static boolean retypes(Preset preset) {
    return preset == Preset.JWT || preset == Preset.COOKIES;
  }

  private static Map<String, String> twice(Preset preset, String field, String password) {
    return retypes(preset)
        ? Map.of(field, password, "re_" + field, password)
        : Map.of(field, password);
  }

  /** What the front end knows of its back end. */
  private static Map<String, Object> told(Preset preset, TestServer server) {
    List<String> signUp = new ArrayList<>(List.of("email", "password"));
    List<String> newPassword = new ArrayList<>(List.of("new_password"));
    if (retypes(preset)) {
      signUp.addAll(List.of("re_password", "first_name", "last_name"));
      newPassword.add("re_new_password");
    }
    if (preset == Preset.TOKEN) {
      signUp.add("username");
    }
    String word =
        switch (preset) {
          case JWT, COOKIES -> "JWT";
          case BEARER -> "Bearer";
          case TOKEN -> "Token";
        };
    return Map.of(
        "base",
        server.baseUrl() + "/auth",
        "word",
        word,
        "cookies",
        preset == Preset.COOKIES,
        "signUp",
        signUp,
        "newPassword",
        newPassword,
        "signIn",
        List.of(preset == Preset.TOKEN ? "username" : "email", "password"));
  }
}
