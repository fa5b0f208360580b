package dev.vestibule.security;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.ui.hosted.PageVisitor;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who opens a mailed link before its reader does: mail gateways that look at every link, browsers
 * that load ahead, mail programs that show a preview. However often they do, the link is there for
 * the press of a button.
 */
class ScannerTest {
  private static final int TIMES = 50;
  private static final String NEW = "another-horse-battery";
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Safari/537.36";
  private static final String PAGES =
      "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*"
          + ";q=0.8,application/signed-exchange;v=b3;q=0.7";

  /** What each sends: gateways with a browser of their own send what a browser does. */
  private static final Map<String, List<String>> OPENERS =
      Map.of(
          "Microsoft Defender Safe Links",
          List.of(
              "User-Agent", CHROME + " Edg/126.0.0.0",
              "Accept", PAGES,
              "Accept-Language", "en-US,en;q=0.9",
              "Sec-Fetch-Dest", "document",
              "Sec-Fetch-Mode", "navigate",
              "Sec-Fetch-Site", "none",
              "Sec-Fetch-User", "?1",
              "Upgrade-Insecure-Requests", "1"),
          "Proofpoint URL Defense",
          List.of(
              "User-Agent",
              "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:44.0) Gecko/20100101 Firefox/44.0",
              "Accept",
              "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
              "Accept-Language",
              "en-US,en;q=0.5"),
          "Mimecast URL Protect",
          List.of("User-Agent", "Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)"),
          "Barracuda Link Protection",
          List.of("User-Agent", "Barracuda Sentinel (EE)", "Accept", "*/*"),
          "Gmail's image proxy",
          List.of(
              "User-Agent",
              "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com"
                  + " GoogleImageProxy)",
              "Accept",
              "image/avif,image/webp,image/apng,*/*;q=0.8"),
          "Chrome, loading ahead",
          List.of(
              "User-Agent", CHROME,
              "Accept", PAGES,
              "Purpose", "prefetch",
              "Sec-Purpose", "prefetch;prerender",
              "Sec-Fetch-Dest", "document",
              "Sec-Fetch-Mode", "navigate",
              "Sec-Fetch-Site", "none"),
          "iOS Mail's preview",
          List.of(
              "User-Agent",
              "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15"
                  + " (KHTML, like Gecko) Mobile/15E148",
              "Accept",
              "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
              "Accept-Language",
              "fr-FR,fr;q=0.9"));

  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("log.requests", "false"));
    visitor = new Visitor(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void djosersActivationPage() {
    String page = path("/activate/%s/%s/", visitor.register("ada"));
    openOften(page);
    assertThat(visitor.create("ada", PASSWORD).status()).isEqualTo(401);
    press(page, Map.of());
    assertThat(visitor.create("ada", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void djosersPasswordPage() {
    visitor.account("ada");
    String page = path("/password/reset/confirm/%s/%s/", visitor.resetLink("ada"));
    openOften(page);
    press(page, Map.of("new_password", NEW, "re_new_password", NEW));
    assertThat(visitor.create("ada", NEW).status()).isEqualTo(200);
  }

  @Test
  void djosersUsernamePage() {
    visitor.account("ada");
    visitor.post("/users/reset_username/", Map.of("email", email("ada")));
    String page = path("/username/reset/confirm/%s/%s/", visitor.link(email("ada")));
    openOften(page);
    press(page, Map.of("new_username", "countess"));
    assertThat(visitor.create("countess", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void theVerificationLinkOfSignup() {
    visitor.post(
        "/signup/", Map.of("username", "ada", "email", email("ada"), "password", PASSWORD));
    String page = path("/auth/verify-email/%s/%s/", visitor.link(email("ada")));
    openOften(page);
    assertThat(visitor.create("ada", PASSWORD).status()).isEqualTo(401);
    press(page, Map.of());
    assertThat(visitor.create("ada", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void theVerificationLinkOfSignupForAProgram() {
    visitor.post(
        "/signup/", Map.of("username", "ada", "email", email("ada"), "password", PASSWORD));
    String page = path("/auth/verify-email/%s/%s/", visitor.link(email("ada")));
    openOften(page);
    Reply reply = visitor.checked(visitor.to(page).header("Accept", "application/json"));
    assertThat(reply.text()).isEqualTo("{\"detail\":\"Email verified.\"}");
  }

  @Test
  void theResetLinkOfSignup() {
    visitor.account("ada");
    visitor.post("/reset_password/", Map.of("email", email("ada")));
    String page = path("/auth/password_reset_confirm/%s/%s/", visitor.link(email("ada")));
    openOften(page);
    press(page, Map.of("new_password", NEW, "re_new_password", NEW));
    assertThat(visitor.create("ada", NEW).status()).isEqualTo(200);
  }

  private static String path(String template, Mailbox.Link link) {
    return template.formatted(link.uid(), link.token());
  }

  private void openOften(String page) {
    OPENERS.forEach((name, headers) -> {
      for (int i = 0; i < TIMES; i++) {
        Reply shown = visitor.checked(with(visitor.to(page).GET(), headers));
        assertThat(shown.status()).as(name).isEqualTo(200);
        assertThat(shown.text()).as(name).contains("<form method=\"post\"");
        assertThat(visitor.checked(with(visitor.to(page).HEAD(), headers)).status()).isEqualTo(200);
      }
    });
    // HEAD never acts, whatever else it says of itself.
    HttpRequest.Builder head = visitor.to(page).HEAD().header("Accept", "application/json");
    assertThat(visitor.checked(head.header("Sec-Fetch-Mode", "cors")).status()).isEqualTo(200);
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, List<String> headers) {
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    return request;
  }

  /** Presses the page's button, as a browser does. */
  private void press(String page, Map<String, String> fields) {
    List<String> pairs =
        new LinkedHashMap<>(fields)
            .entrySet().stream().map(field -> field.getKey() + "=" + field.getValue()).toList();
    Reply done =
        visitor.checked(
            PageVisitor.form(
                server,
                visitor.to(page).header("Accept", PAGES).header("Sec-Fetch-Mode", "navigate"),
                String.join("&", pairs)));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.header("Content-Type")).startsWith("text/html");
  }
}
