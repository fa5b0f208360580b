package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPageTest {
  private static final MovableClock CLOCK = new MovableClock();
  private static TestServer server;
  private static Visitor people;
  private PageVisitor visitor;

  @BeforeEach
  void come() {
    visitor = new PageVisitor(server);
  }

  @BeforeAll
  static void start() {
    server =
        TestServer.start(Map.of("pages.return-origins", "https://app.example.org:8443"), CLOCK);
    people = new Visitor(server);
    people.account("ada", Map.of("telephone", "+33612345678"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ada", "ada@example.org", "ADA@Example.org", "+33612345678", "06 12 34 56 78"})
  void nameAddressAndNumberSignIn(String identifier) {
    Page answer = visitor.signIn(identifier, PASSWORD);
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/account/");
    assertThat(visitor.get("/account/").text()).contains("ada@example.org");
  }

  @Test
  void cookiesAreNarrow() {
    List<String> cookies = visitor.signIn("ada", PASSWORD).setCookies();
    assertThat(cookies).hasSize(3);
    assertThat(cookies.getFirst())
        .startsWith("session=")
        .contains("; Path=/;", "; SameSite=Lax;", "; HttpOnly", "Max-Age=2592000")
        .doesNotContain("Secure", "Domain");
    assertThat(cookies.get(1)).startsWith("csrftoken=").doesNotContain("HttpOnly");
    assertThat(cookies.getLast()).startsWith("device=").contains("; SameSite=Lax;", "; HttpOnly");
  }

  @Test
  void overHttpsTheCookieIsTiedToItsHost() {
    try (TestServer secure =
        TestServer.start(Map.of("server.public-url", "https://accounts.example.org"))) {
      new Visitor(secure).account("ada");
      List<String> cookies = new PageVisitor(secure).signIn("ada", PASSWORD).setCookies();
      assertThat(cookies.getFirst())
          .startsWith("__Host-session=")
          .contains("; Path=/;", "; HttpOnly", "; Secure")
          .doesNotContain("Domain");
    }
  }

  @Test
  void everySignInStartsANewSessionAndEndsTheFormer() {
    visitor.signIn("ada", PASSWORD);
    String first = visitor.cookies.get("session");
    String token = visitor.get("/account/").token();
    Page again =
        visitor.postAsIs(
            "/signin/", Map.of("csrftoken", token, "identifier", "ada", "password", PASSWORD));
    assertThat(again.status()).isEqualTo(303);
    assertThat(visitor.cookies.get("session")).isNotEqualTo(first);

    PageVisitor old = new PageVisitor(server);
    old.cookies.put("session", first);
    assertThat(old.get("/account/").status()).isEqualTo(303);
  }

  @Test
  void aCookieThatSomebodyPlantedIsNeverTheSession() {
    visitor.cookies.put("session", "planted-by-somebody-else");
    visitor.signIn("ada", PASSWORD);
    assertThat(visitor.cookies.get("session")).isNotEqualTo("planted-by-somebody-else");
  }

  @Test
  void signOutEndsTheSessionItself() {
    visitor.signIn("ada", PASSWORD);
    String session = visitor.cookies.get("session");
    assertThat(visitor.get("/signout/").text()).contains("ada@example.org");
    Page out = visitor.post("/signout/", Map.of());
    assertThat(out.status()).isEqualTo(303);
    assertThat(visitor.cookies).doesNotContainKey("session");

    visitor.cookies.put("session", session);
    assertThat(visitor.get("/account/").status()).isEqualTo(303);
  }

  @Test
  void anIdleSessionEnds() {
    visitor.signIn("ada", PASSWORD);
    CLOCK.forward(Duration.ofDays(8));
    assertThat(visitor.get("/account/").status()).isEqualTo(303);
  }

  @Test
  void aDeactivatedAccountIsOutAtOnce() {
    people.account("leaver");
    visitor.signIn("leaver", PASSWORD);
    people.account("leaver", Map.of("is_active", false));
    assertThat(visitor.get("/account/").status()).isEqualTo(303);
  }

  @Test
  void refusalsTellNothingApart() {
    people.account("pending", Map.of("is_active", false));
    String unknown = refused("nobody-here", PASSWORD);
    assertThat(refused("ada", "wrong-horse")).isEqualTo(unknown.replace("nobody-here", "ada"));
    assertThat(refused("pending", PASSWORD)).isEqualTo(unknown.replace("nobody-here", "pending"));
  }

  private static String refused(String identifier, String password) {
    Page page = new PageVisitor(server).signIn(identifier, password);
    assertThat(page.status()).isEqualTo(400);
    return page.text().replace(page.token(), "");
  }

  @Test
  void whatIsMissingIsNamedAtItsField() {
    Page page = visitor.signIn("", "");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("aria-describedby=\"identifier-error\"", "aria-invalid=\"true\"", "Error:");
  }

  @Test
  void whatIsTypedIsShownAsText() {
    Page page = visitor.signIn("\"><script>alert(1)</script>", "x");
    assertThat(page.text()).doesNotContain("<script>alert", "\"><script").contains("&lt;script>");
    assertThat(page.text()).doesNotContain("value=\"x\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account/",
        "/auth/users/me/?a=b&c=%2F#part",
        "/",
        "https://app.example.org:8443",
        "https://app.example.org:8443/welcome?x=//y",
        "https://APP.example.org:8443/",
      })
  void goesWhereItMay(String next) {
    Page answer = signInTo(next);
    assertThat(answer.header("Location")).isEqualTo(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%2Fevil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "/\t/evil.example",
        "/.//evil.example",
        "/account/..//evil.example",
        "https:evil.example",
        "https:/evil.example",
        "https:///evil.example",
        "https://evil.example",
        "HTTPS://evil.example",
        "http://app.example.org:8443",
        "https://app.example.org",
        "https://app.example.org:8443@evil.example",
        "https://app.example.org:8443.evil.example",
        "https://app.example.org:8443\\@evil.example",
        "https://evil.example\\.app.example.org:8443",
        "javascript:alert(1)",
        "data:text/html,x",
        " /account/",
        "account/",
        "/a\r\nSet-Cookie: a=b",
      })
  void goesNowhereElse(String next) {
    assertThat(signInTo(next).header("Location")).isEqualTo("/account/");
    assertThat(new PageVisitor(server).get("/signin/?next=" + encoded(next)).text())
        .doesNotContain("name=\"next\"");
  }

  private Page signInTo(String next) {
    Map<String, String> form = Map.of("identifier", "ada", "password", PASSWORD, "next", next);
    return visitor.post("/signin/", form);
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void thePolicyLetsTheFormEndAtTheRegisteredOriginAlone() {
    String there = encoded("https://app.example.org:8443/welcome");
    assertThat(visitor.get("/signin/?next=" + there).header("Content-Security-Policy"))
        .contains("form-action 'self' https://app.example.org:8443;");
    assertThat(visitor.get("/signin/").header("Content-Security-Policy"))
        .contains("form-action 'self';");
  }

  @Test
  void whoIsSignedInGoesStraightOn() {
    visitor.signIn("ada", PASSWORD);
    assertThat(visitor.get("/signin/").header("Location")).isEqualTo("/account/");
    assertThat(visitor.get("/").header("Location")).isEqualTo("/account/");
    assertThat(email("ada")).isEqualTo("ada@example.org");
  }

  @Test
  void whoIsNotComesBackToThePage() {
    assertThat(visitor.get("/").header("Location")).isEqualTo("/signin/");
    assertThat(visitor.get("/account/").header("Location"))
        .isEqualTo("/signin/?next=%2Faccount%2F");
  }
}
