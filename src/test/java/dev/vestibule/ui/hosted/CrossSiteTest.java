package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.http.Route;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What other sites may make a browser post here: nothing. */
class CrossSiteTest {
  private static TestServer server;
  private PageVisitor visitor;

  @BeforeEach
  void come() {
    visitor = new PageVisitor(server);
  }

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("cors.origins", "https://friend.example"));
    new Visitor(server).account("ada");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Every page that can be posted to, as the routes say. */
  static Stream<String> forms() {
    try (TestServer asked = TestServer.start(Map.of())) {
      return asked.routes().stream()
          .filter(route -> route.methods().equals(java.util.List.of("GET", "POST")))
          .map(Route::template)
          .filter(CrossSiteTest::isPage)
          .map(template -> template.replaceAll("\\{[^}]*}", "MQ"))
          .toList()
          .stream();
    }
  }

  private static boolean isPage(String template) {
    return !template.startsWith("/api/v1/")
        && !template.startsWith("/auth/")
        && !template.startsWith("/inbox/")
        && !template.startsWith("/users/");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noFormIsTakenWithoutItsToken(String path) {
    assertThat(visitor.postAsIs(path, Map.of()).status()).as("no cookie").isEqualTo(403);
    visitor.get("/signin/");
    assertThat(visitor.postAsIs(path, Map.of()).status()).as("no field").isEqualTo(403);
    assertThat(visitor.postAsIs(path, Map.of("csrftoken", "a.b")).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, https://evil.example",
    "Origin, https://friend.example",
    "Origin, null",
    "Origin, http://localhost",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none",
  })
  void aFormOfAnotherSiteIsRefusedEvenWithAToken(String header, String value) {
    assertThat(signIn(header, value)).isEqualTo(403);
    assertThat(visitor.cookies).doesNotContainKey("session");
  }

  @Test
  void ourOwnFormIsTaken() {
    assertThat(signIn("Origin", server.baseUrl())).isEqualTo(303);
  }

  @Test
  void aPageWithoutReferrerPostsWithoutOrigin() {
    assertThat(
            visitor
                .post("/signin/", credentials(), "Origin", "null", "Sec-Fetch-Site", "same-origin")
                .status())
        .isEqualTo(303);
  }

  @Test
  void theTokenOfAVisitorIsWorthlessOnceSignedIn() {
    String before = visitor.get("/signin/").token();
    visitor.signIn("ada", PASSWORD);
    assertThat(visitor.postAsIs("/signout/", Map.of("csrftoken", before)).status()).isEqualTo(403);
    assertThat(visitor.get("/account/").status()).isEqualTo(200);
  }

  @Test
  void theTokenOfAnotherSessionIsWorthless() {
    PageVisitor other = new PageVisitor(server);
    other.signIn("ada", PASSWORD);
    String foreign = other.get("/account/").token();
    visitor.signIn("ada", PASSWORD);
    visitor.cookies.put("csrftoken", foreign);
    assertThat(visitor.postAsIs("/signout/", Map.of("csrftoken", foreign)).status()).isEqualTo(403);
  }

  @Test
  void aTokenThatNobodySignedIsWorthless() {
    visitor.cookies.put("csrftoken", "made.up");
    Map<String, String> form = new java.util.HashMap<>(credentials());
    form.put("csrftoken", "made.up");
    assertThat(visitor.postAsIs("/signin/", form).status()).isEqualTo(403);
  }

  @Test
  void whoseFormWasOpenTooLongIsToldTheWayBack() {
    assertThat(visitor.postAsIs("/signin/", credentials()).text())
        .contains("Please send it again", "href=\"/signin/\"");
  }

  private int signIn(String header, String value) {
    return visitor.post("/signin/", credentials(), header, value).status();
  }

  private static Map<String, String> credentials() {
    return Map.of("identifier", "ada", "password", PASSWORD);
  }
}
