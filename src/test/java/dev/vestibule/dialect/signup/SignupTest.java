package dev.vestibule.dialect.signup;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.MovableClock;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.ui.hosted.PageVisitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What seed S1 asks for beside the recorded exchanges. */
class SignupTest {
  private static final String NEW = "another-horse-battery";
  private final MovableClock clock = new MovableClock();
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("site.name", "Vestibule"), clock);
    visitor = new Visitor(server, "/auth");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Mailbox.Link signUp(String username) {
    Reply reply =
        visitor.post(
            "/signup/",
            Map.of("username", username, "email", email(username), "password", PASSWORD));
    assertThat(reply.status()).isEqualTo(201);
    return visitor.link(email(username));
  }

  private Reply token(String username, String password) {
    return visitor.post("/token/", Map.of("username", username, "password", password));
  }

  private static String verify(Mailbox.Link link) {
    return "/auth/verify-email/" + link.uid() + "/" + link.token() + "/";
  }

  private static String confirm(Mailbox.Link link) {
    return "/auth/password_reset_confirm/" + link.uid() + "/" + link.token() + "/";
  }

  private Mailbox.Link resetLink(String username) {
    assertThat(visitor.post("/reset_password/", Map.of("email", email(username))).status())
        .isEqualTo(200);
    return visitor.link(email(username));
  }

  /** Posts as a page's form does. */
  private Reply form(String path, String body, String accept) {
    return visitor.checked(
        PageVisitor.form(server, visitor.to(path).header("Accept", accept), body));
  }

  private Reply page(String path) {
    return visitor.checked(visitor.to(path).header("Accept", "text/html"));
  }

  @Test
  void theLinkLeadsToTheApiItself() {
    visitor.post(
        "/signup/", Map.of("username", "ada", "email", email("ada"), "password", PASSWORD));
    Mailbox.Mail mail = visitor.mailbox.newest(email("ada"), "Verify your email").orElseThrow();
    assertThat(mail.text()).contains(server.baseUrl() + verify(mail.link()));
    assertThat(mail.html()).contains(server.baseUrl() + verify(mail.link()));
    visitor.account("bob");
    visitor.post("/reset_password/", Map.of("email", email("bob")));
    mail = visitor.mailbox.newest(email("bob"), "Password reset").orElseThrow();
    assertThat(mail.text()).contains(server.baseUrl() + confirm(mail.link()));
  }

  @Test
  void aPagesOwnScriptVerifiesAtOnce() {
    Mailbox.Link link = signUp("ada");
    Reply reply = visitor.checked(visitor.to(verify(link)).header("Sec-Fetch-Mode", "cors"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.get("detail")).isEqualTo("Email verified.");
    assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
    assertThat(token("ada", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void ofManyAtOnceOneVerifies() {
    String path = verify(signUp("ada"));
    List<Integer> statuses =
        Visitor.atOnce(
            20,
            () -> visitor.checked(visitor.to(path).header("Accept", "application/json")).status());
    assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    assertThat(statuses).filteredOn(status -> status == 400).hasSize(19);
  }

  @Test
  void aProgramMayPost() {
    Mailbox.Link link = signUp("ada");
    Reply reply = visitor.checked(visitor.to(verify(link)).POST(BodyPublishers.noBody()));
    assertThat(reply.get("detail")).isEqualTo("Email verified.");
    assertThat(page(verify(link)).text()).contains("Your account is active already");
  }

  @Test
  void pagesTellOfDeadLinksAtOnce() {
    Mailbox.Link link = signUp("ada");
    clock.forward(Duration.ofDays(4));
    Reply expired = page(verify(link));
    assertThat(expired.status()).isEqualTo(400);
    assertThat(expired.text()).contains("This link no longer works").doesNotContain("<form");
    assertThat(page("/auth/verify-email/x/y/").status()).isEqualTo(400);
    assertThat(form(verify(link), "", "text/html").status()).isEqualTo(400);
  }

  @Test
  void pagesAndAnswersSpeakFrench() {
    Mailbox.Link link = signUp("ada");
    Reply page =
        visitor.checked(
            visitor.to(verify(link)).header("Accept", "text/html").header("Accept-Language", "fr"));
    assertThat(page.text()).contains("lang=\"fr\"", "Activer mon compte");
    Reply reply =
        visitor.checked(
            visitor
                .to("/auth/verify-email/x/y/")
                .header("Accept", "application/json")
                .header("Accept-Language", "fr"));
    assertThat(reply.get("detail")).isEqualTo("Lien de vérification non valide.");
    visitor.checked(
        visitor
            .to("/auth/reset_password/")
            .header("Accept-Language", "fr")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"email\":\"" + visitorsAddress() + "\"}")));
    assertThat(visitor.mailbox.settled(visitorsAddress()))
        .containsExactly("Réinitialisation du mot de passe");
  }

  private String visitorsAddress() {
    visitor.account("bob");
    return email("bob");
  }

  @Test
  void theFormSetsThePassword() {
    visitor.account("ada");
    Mailbox.Link link = resetLink("ada");
    assertThat(page(confirm(link)).text()).contains("name=\"new_password\"", "re_new_password");

    Reply differs = form(confirm(link), "new_password=" + NEW + "&re_new_password=x", "text/html");
    assertThat(differs.status()).isEqualTo(400);
    assertThat(differs.text()).contains("The two passwords differ", "<form");
    Reply alone = form(confirm(link), "new_password=" + NEW, "text/html");
    assertThat(alone.status()).as("a person repeats it").isEqualTo(400);
    Reply weak = form(confirm(link), "new_password=password&re_new_password=password", "text/html");
    assertThat(weak.status()).isEqualTo(400);
    Reply done =
        form(confirm(link), "new_password=" + NEW + "&new_password2=" + NEW, "text/html,*/*");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains("Your password is set");
    assertThat(token("ada", NEW).status()).isEqualTo(200);
    assertThat(page(confirm(link)).status()).as("used").isEqualTo(400);
  }

  @Test
  void jsonSetsThePasswordAndEndsWhatRan() {
    visitor.account("ada");
    Reply before = token("ada", PASSWORD);
    Mailbox.Link link = resetLink("ada");

    Reply differs = confirm(link, Map.of("new_password", NEW, "re_new_password", "x"));
    assertThat(differs.json().propertyNames()).containsExactly("non_field_errors");
    assertThat(confirm(link, Map.of("new_password", "password")).text())
        .isEqualTo("{\"new_password\":[\"This password is too common.\"]}");
    assertThat(confirm(link, Map.of()).text())
        .isEqualTo("{\"new_password\":[\"This field is required.\"]}");
    Reply done = confirm(link, Map.of("new_password", NEW, "re_new_password", NEW));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.get("detail")).isEqualTo("Password has been successfully reset.");

    assertThat(confirm(link, Map.of("new_password", NEW)).get("detail"))
        .isEqualTo("Invalid password reset link.");
    assertThat(visitor.post("/token/refresh/", Map.of("refresh", before.get("refresh"))).status())
        .isEqualTo(401);
    assertThat(visitor.post("/validate_token/", Map.of("token", before.get("access"))).status())
        .isEqualTo(401);
    assertThat(token("ada", PASSWORD).status()).isEqualTo(401);
    assertThat(token("ada", NEW).status()).isEqualTo(200);
  }

  private Reply confirm(Mailbox.Link link, Map<String, String> body) {
    return visitor.post(confirm(link).substring("/auth".length()), body);
  }

  @Test
  void aFormWithoutAPageWorksToo() {
    visitor.account("ada");
    Reply done =
        form(confirm(resetLink("ada")), "new_password=" + NEW + "&new_password2=" + NEW, "*/*");
    assertThat(done.get("detail")).isEqualTo("Password has been successfully reset.");
  }

  @Test
  void anExpiredAccessTokenRenewsNothing() {
    visitor.account("ada");
    Reply pair = token("ada", PASSWORD);
    clock.forward(Duration.ofMinutes(6));
    Reply refused = visitor.post("/token/refresh/", Map.of("refresh", pair.get("access")));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.get("detail")).isEqualTo("Token is expired");
    Reply renewed = visitor.post("/token/refresh/", Map.of("refresh", pair.get("refresh")));
    assertThat(renewed.json().propertyNames()).containsExactly("access");
    assertThat(visitor.post("/validate_token/", Map.of("token", renewed.get("access"))).text())
        .isEqualTo("{\"detail\":\"Token is valid\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/signup", "/token", "/token/refresh", "/reset_password", "/validate_token"})
  void theClosingSlashMayBeLeftOut(String path) {
    Reply with = visitor.post(path + "/", Map.of());
    Reply without = visitor.post(path, Map.of());
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.text()).isEqualTo(with.text());
  }

  @Test
  void linksWorkWithoutTheClosingSlash() {
    String path = verify(signUp("ada"));
    String bare = path.substring(0, path.length() - 1);
    assertThat(visitor.checked(visitor.to(bare).header("Accept", "application/json")).status())
        .isEqualTo(200);
  }

  @Test
  void pagesWithASecretInTheAddressAreCareful() {
    Reply page = page(confirm(resetLinkOf("ada")));
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
  }

  private Mailbox.Link resetLinkOf(String username) {
    visitor.account(username);
    return resetLink(username);
  }
}
