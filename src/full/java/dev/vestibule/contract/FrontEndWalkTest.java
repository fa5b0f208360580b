package dev.vestibule.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.SameSiteAttribute;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A browser walks through a front end of another origin for each preset: the server is started from
 * the preset's very lines, and the front end's code is the snippet that the documentation shows.
 */
class FrontEndWalkTest {
  /** A recording does not show what the back end required, nor what it left out of its answers. */
  private static final Set<String> UNSEEN =
      Set.of(
          "dialects.djoser.fields",
          "dialects.djoser.cookies.in-body",
          "dialects.djoser.set-password-retype");

  private static Playwright playwright;
  private static Browser browser;
  private static FrontEndPages pages;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    playwright = Chromium.playwright();
    browser = Chromium.launch(playwright);
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
      pages.serve(client, told(preset, server.baseUrl()));
      FrontEndWalk.walk(preset, server, context);
    }
    doctor(har, config);
  }

  /** Cookies for a page of another site go by HTTPS alone. */
  @Test
  void cookiesAcrossSites() throws Exception {
    String origin = "http://app.example.test:" + pages.port();
    Path config = folder.resolve("vestibule.yaml");
    FrontEndOrigin frontEnd = FrontEndOrigin.of(origin).orElseThrow();
    URI api = URI.create("https://api.accounts.test");
    String lines = Preset.COOKIES.lines(frontEnd, api).yaml();
    assertThat(lines).contains("same-site: none");
    Files.writeString(config, lines);
    try (TestServer server = TestServer.start(Map.of("config", config.toString()));
        TlsFront tls = new TlsFront(folder, URI.create(server.baseUrl()).getPort());
        BrowserContext context = ordinary(origin)) {
      pages.serve("fetch", told(Preset.COOKIES, api + ":" + tls.port()));
      FrontEndWalk.walk(Preset.COOKIES, server, context);
      assertThat(context.cookies())
          .filteredOn(cookie -> cookie.name.equals("refresh"))
          .singleElement()
          .satisfies(cookie -> {
            assertThat(cookie.domain).isEqualTo("api.accounts.test");
            assertThat(cookie.secure).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.NONE);
          });
    }
  }

  /** The recording alone leads back to the preset, as far as it can be seen from outside. */
  private static void doctor(Path har, Path config) throws IOException {
    Evidence evidence = HarFile.read(har).orElseThrow();
    Diagnosis.Result found = Diagnosis.of(evidence, Settings.defaults()).orElseThrow();
    Map<String, Object> told = found.wanted().values();

    assertThat(String.join("\n", found.says()) + found.wanted().yaml())
        .doesNotContain(
            FrontEndWalk.PASSWORD, FrontEndWalk.OTHER, "ada@example.org", "eyJ", "Lovelace");
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

  /**
   * A window with a profile of its own that takes cookies of other sites, as most browsers do.
   * Private windows never do, and Debian's Chromium only when it is told.
   */
  private BrowserContext ordinary(String origin) throws IOException {
    Path settings = folder.resolve(Path.of("profile", "Default"));
    Files.createDirectories(settings);
    Files.writeString(
        settings.resolve("Preferences"),
        """
        {"profile": {"block_third_party_cookies": false, "cookie_controls_mode": 0}}
        """);
    BrowserContext context =
        playwright
            .chromium()
            .launchPersistentContext(
                folder.resolve("profile"),
                new BrowserType.LaunchPersistentContextOptions()
                    .setExecutablePath(Chromium.PROGRAM)
                    .setArgs(Chromium.ARGUMENTS)
                    .setBaseURL(origin)
                    .setIgnoreHTTPSErrors(true));
    context.setDefaultTimeout(10_000);
    return context;
  }

  /** What it sends is kept, for the doctor's test to look at. */
  private static BrowserContext context(Path har, String origin) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(origin)
                .setIgnoreHTTPSErrors(true)
                .setRecordHarPath(har));
    context.setDefaultTimeout(10_000);
    return context;
  }

  /** What the front end knows of its back end. */
  private static Map<String, Object> told(Preset preset, String api) {
    List<String> signUp = new ArrayList<>(List.of("email", "password"));
    List<String> newPassword = new ArrayList<>(List.of("new_password"));
    if (FrontEndWalk.retypes(preset)) {
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
        api + "/auth",
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
