package dev.vestibule.ui.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.DocumentedRoutes;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page carries around its own content. */
class PageHeadersTest {
  private static TestServer server;
  @TempDir Path folder;
  private PageVisitor visitor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void come() {
    visitor = new PageVisitor(server);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/signin/",
        "/signup/",
        "/signout/",
        "/password/forgot/",
        "/verify-email/",
        "/activate/MQ/x/",
        "/username/reset/confirm/MQ/x/",
        "/nowhere"
      })
  void noPageLoadsRunsOrKeepsWhatItShouldNot(String path) {
    Page page = visitor.get(path);
    assertThat(page.header("Content-Security-Policy"))
        .contains(
            "default-src 'none'",
            "style-src 'self';",
            "script-src 'self';",
            "form-action 'self';",
            "frame-ancestors 'none'",
            "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy"))
        .isEqualTo(path.contains("/x/") || path.equals("/nowhere") ? "no-referrer" : "same-origin");
    assertThat(page.text()).doesNotContain("<style", " style=", "<script>", " onclick=");
  }

  @Test
  void theTabShowsTheProductsInitialWhateverItIs() {
    for (String name : List.of("Lumen", "<script>", "élan", "𝔙")) {
      try (TestServer named = TestServer.start(Map.of("site.name", name))) {
        Matcher icon =
            Pattern.compile("rel=\"icon\" href=\"data:image/svg\\+xml,([^\"]+)\"")
                .matcher(new PageVisitor(named).get("/signin/").text());
        assertThat(icon.find()).isTrue();
        int initial = name.toUpperCase(Locale.ROOT).codePointAt(0);
        assertThat(URLDecoder.decode(icon.group(1), StandardCharsets.UTF_8))
            .startsWith("<svg ")
            .contains(">&#" + initial + ";</text>")
            .doesNotContain("script");
      }
    }
  }

  @Test
  void filesAreNamedAfterTheirContentAndKeptForAYear() {
    Matcher link =
        Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"")
            .matcher(visitor.get("/signin/").text());
    int files = 0;
    while (link.find()) {
      files++;
      Page file = visitor.get(link.group(1));
      assertThat(file.status()).isEqualTo(200);
      assertThat(link.group(1)).matches("/static/pages-[0-9a-f]{12}\\.(css|js)");
      assertThat(file.header("Cache-Control")).contains("immutable", "max-age=31536000");
    }
    assertThat(files).isEqualTo(2);
    assertThat(visitor.get("/static/pages-000000000000.css").status()).isEqualTo(404);
  }

  @Test
  void theProductsLookComesFromTheSettings() throws IOException {
    Path logo = folder.resolve("logo.svg");
    Files.writeString(logo, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    Map<String, String> look =
        Map.of(
            "site.name", "Lumen & Co <b>",
            "pages.logo", logo.toString(),
            "pages.accent", "#0a7f5a",
            "pages.terms-url", "https://example.org/terms",
            "pages.sign-up", "false");
    try (TestServer branded = TestServer.start(look)) {
      PageVisitor reader = new PageVisitor(branded);
      Page page = reader.get("/signin/");
      assertThat(page.text())
          .contains("Lumen &amp; Co &lt;b>", "https://example.org/terms")
          .doesNotContain("<b>", "/signup/");
      Matcher source = Pattern.compile("src=\"(/static/logo[^\"]+)\"").matcher(page.text());
      assertThat(source.find()).isTrue();
      Page image = reader.get(source.group(1));
      assertThat(image.header("Content-Type")).isEqualTo("image/svg+xml");
      assertThat(image.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
      assertThat(reader.get("/signup/").status()).isEqualTo(404);
      assertThat(DocumentedRoutes.differences(branded.routes(), branded.document())).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'de', en",
    "'', 'fr-CA,en;q=0.5', fr",
    "'?lang=fr', 'en', fr",
    "'?lang=xx', 'en', en",
  })
  void theLanguageIsTheOneThatWasAskedFor(String query, String accepted, String tag) {
    Page page = visitor.get("/signin/" + query, "Accept-Language", accepted);
    assertThat(page.header("Content-Language")).isEqualTo(tag);
    assertThat(page.text()).contains("<html lang=\"" + tag + "\"");
  }

  @Test
  void aChosenLanguageStays() {
    visitor.get("/signin/?lang=fr");
    assertThat(visitor.get("/signup/").header("Content-Language")).isEqualTo("fr");
  }

  @Test
  void everythingStandsBelowTheBasePath() {
    try (TestServer moved = TestServer.start(Map.of("server.base-path", "/accounts"))) {
      PageVisitor reader = new PageVisitor(moved);
      assertThat(reader.get("/signin/").text())
          .contains("action=\"/accounts/signin/\"", "\"/accounts/static/pages-");
      assertThat(reader.get("/account/").header("Location"))
          .isEqualTo("/accounts/signin/?next=%2Faccounts%2Faccount%2F");
    }
  }

  @Test
  void errorsArePagesForPeopleAndJsonForPrograms() {
    assertThat(visitor.get("/nowhere").text()).contains("There is nothing here", "/account/");
    assertThat(visitor.get("/nowhere", "Accept-Language", "fr").text()).contains("Il n’y a rien");
    Visitor program = new Visitor(server, "");
    assertThat(
            program.unchecked(program.to("/nowhere").header("Accept", "application/json")).text())
        .isEqualTo("{\"detail\":\"Not found.\"}");
    assertThat(DocumentedRoutes.differences(server.routes(), server.document())).isEmpty();
    assertThat(List.of(200, 404)).contains(visitor.get("/static/none").status());
  }
}
