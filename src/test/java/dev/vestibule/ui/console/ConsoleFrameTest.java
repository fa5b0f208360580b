package dev.vestibule.ui.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.ui.hosted.PageVisitor;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleFrameTest {
  private static TestServer server;
  private static Visitor people;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("site.name", "Lumen"));
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void whoIsNotSignedInGoesToTheSignInAndComesBack() {
    people.account("first", Map.of("is_staff", true, "is_superuser", true));
    PageVisitor visitor = new PageVisitor(server);

    PageVisitor.Page sent = visitor.get("/console/appearance/?lang=en");

    assertThat(sent.status()).isEqualTo(303);
    String signIn = sent.header("Location");
    assertThat(signIn).isEqualTo("/signin/?next=%2Fconsole%2Fappearance%2F%3Flang%3Den");
    PageVisitor.Page back =
        visitor.post(
            signIn,
            Map.of(
                "identifier", "first",
                "password", Visitor.PASSWORD,
                "next", "/console/appearance/?lang=en"));
    assertThat(back.header("Location")).isEqualTo("/console/appearance/?lang=en");
    assertThat(visitor.get("/console/appearance/").status()).isEqualTo(200);
  }

  @Test
  void whoIsNotStaffStaysOutside() {
    PageVisitor visitor = PageVisitor.signedIn(server, "ordinary");

    PageVisitor.Page page = visitor.get("/console/");

    assertThat(page.status()).isEqualTo(403);
    assertThat(page.text()).contains("The console is for staff").doesNotContain("class=\"side\"");
  }

  @Test
  void staffWithoutPermissionsAreTold() {
    people.account("helper", Map.of("is_staff", true));
    PageVisitor visitor = new PageVisitor(server);
    visitor.signIn("helper", Visitor.PASSWORD);

    assertThat(visitor.get("/console/").text()).contains("Nothing is permitted to you yet");
  }

  @Test
  void nothingInAPageRunsOrLoadsFromElsewhere() {
    people.account("policy", Map.of("is_superuser", true));
    PageVisitor visitor = new PageVisitor(server);
    visitor.signIn("policy", Visitor.PASSWORD);

    PageVisitor.Page page = visitor.get("/console/appearance/");

    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'self'; script-src 'self';")
        .contains("connect-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.text()).doesNotContain("style=\"").doesNotContainPattern("<script>|\\son\\w+=");
  }

  @Test
  void lightOrDarkIsRemembered() {
    people.account("owl", Map.of("is_superuser", true));
    PageVisitor visitor = new PageVisitor(server);
    visitor.signIn("owl", Visitor.PASSWORD);
    assertThat(visitor.get("/console/appearance/").text()).contains("data-theme=\"auto\"");

    PageVisitor.Page sent =
        visitor.post(
            "/console/appearance/", Map.of("theme", "dark", "back", "/console/appearance/"));

    assertThat(sent.header("Location")).isEqualTo("/console/appearance/");
    assertThat(visitor.get("/console/appearance/").text()).contains("data-theme=\"dark\"");
    PageVisitor.Page elsewhere =
        visitor.post("/console/appearance/", Map.of("theme", "auto", "back", "//evil.example/"));
    assertThat(elsewhere.header("Location")).isEqualTo("/console/");
    assertThat(visitor.get("/console/appearance/").text()).contains("data-theme=\"auto\"");
  }
}
