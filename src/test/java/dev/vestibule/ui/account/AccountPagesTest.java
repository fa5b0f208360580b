package dev.vestibule.ui.account;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.core.accounts.Account;
import dev.vestibule.ui.hosted.PageVisitor;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Address, number and password of an account, over HTTP. */
class AccountPagesTest {
  private static final String OTHER = "another-horse-27";
  private static final Pattern CODE = Pattern.compile("\\b\\d{4}\\b");

  private static TestServer server;
  private static Visitor people;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static PageVisitor signedIn(String name) {
    return PageVisitor.signedIn(server, name);
  }

  private static Account account(String name) {
    return server
        .house()
        .database
        .read(sql -> server.house().accounts.byUsername(sql, name))
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account/",
        "/account/profile/",
        "/account/email/",
        "/account/telephone/",
        "/account/telephone/verify/",
        "/account/password/",
        "/account/sessions/",
        "/account/data/",
        "/account/delete/"
      })
  void whoIsNotSignedInGoesToTheSignInFirst(String path) {
    Page page = new PageVisitor(server).get(path);
    assertThat(page.status()).isEqualTo(303);
    assertThat(page.header("Location")).isEqualTo("/signin/?next=" + path.replace("/", "%2F"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/account/",
        "/account/profile/",
        "/account/email/",
        "/account/telephone/",
        "/account/password/",
        "/account/sessions/",
        "/account/data/",
        "/account/delete/"
      })
  void nothingOfAnAccountIsKept(String path) {
    Page page = signedIn("kept").get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.text())
        .contains("<h1>", "href=\"/account/")
        .doesNotContain("<script>", "style=");
  }

  @Test
  void theOverviewTellsWhatIsProven() {
    PageVisitor visitor = signedIn("overview");
    people.account("overview", Map.of("telephone", "+33612340001"));
    assertThat(visitor.get("/account/").text())
        .contains(email("overview"), "+33612340001", "/account/telephone/verify/");
  }

  @Test
  void aNewAddressIsTakenOnceItsLinkIsFollowed() {
    PageVisitor visitor = signedIn("mover");
    Page asked =
        visitor.post(
            "/account/email/", Map.of("email", "moved@example.org", "current_password", PASSWORD));
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text()).contains("moved@example.org");
    assertThat(account("mover").email()).isEqualTo(email("mover"));
    assertThat(visitor.get("/account/").status()).as("still signed in").isEqualTo(200);

    Mailbox.Link link = people.link("moved@example.org");
    String page = "/activate/" + link.uid() + "/" + link.token() + "/";
    assertThat(visitor.post(page, Map.of()).text()).contains("Your email address is proven");
    assertThat(account("mover").email()).isEqualTo("moved@example.org");
    assertThat(account("mover").emailVerifiedAt()).isNotNull();
  }

  @Test
  void thePresentAddressIsProvenInTheSameWay() {
    PageVisitor visitor = signedIn("prover");
    assertThat(visitor.get("/account/").text()).contains("Not proven yet");
    assertThat(visitor.get("/account/email/?prove=1").text()).contains(email("prover"));
    visitor.post("/account/email/", Map.of("email", email("prover"), "current_password", PASSWORD));
    Mailbox.Link link = people.link(email("prover"));
    visitor.post("/activate/" + link.uid() + "/" + link.token() + "/", Map.of());
    assertThat(account("prover").emailVerifiedAt()).isNotNull();
  }

  @Test
  void aTakenAddressIsToldUnlessThatIsConcealed() {
    people.account("owner");
    Page told = move(signedIn("asker"), email("owner"));
    assertThat(told.status()).isEqualTo(400);
    assertThat(told.text()).contains("id=\"email-error\"", "aria-describedby=\"email-error");

    try (TestServer concealing = TestServer.start(Map.of("accounts.conceal-existence", "true"))) {
      Visitor there = new Visitor(concealing);
      there.account("owner", Map.of("telephone", "+33612340002"));
      there.account("asker");
      PageVisitor asker = new PageVisitor(concealing);
      asker.signIn("asker", PASSWORD);
      String taken = move(asker, email("owner")).text();
      String free = move(asker, "free1@example.org").text();
      assertThat(unmarked(taken)).isEqualTo(unmarked(free));
      Page number = renumber(asker, "+33612340002");
      assertThat(number.status()).isEqualTo(303);
      assertThat(number.header("Location"))
          .isEqualTo(renumber(asker, "+33612340003").header("Location"));
      assertThat(there.mailbox.newest(email("owner"), null)).as("its owner is told").isPresent();
    }
  }

  private static Page move(PageVisitor visitor, String email) {
    return visitor.post("/account/email/", Map.of("email", email, "current_password", PASSWORD));
  }

  private static Page renumber(PageVisitor visitor, String number) {
    return visitor.post(
        "/account/telephone/", Map.of("telephone", number, "current_password", PASSWORD));
  }

  private static String unmarked(String page) {
    return page.replaceAll("name=\"csrftoken\" value=\"[^\"]+\"", "")
        .replace("owner@example.org", "X")
        .replace("free1@example.org", "X");
  }

  @Test
  void aNumberIsProvenByItsCode() {
    PageVisitor visitor = signedIn("caller");
    Page asked = renumber(visitor, "06 12 34 00 04");
    assertThat(asked.header("Location")).isEqualTo("/account/telephone/verify/");
    Page page = visitor.get("/account/telephone/verify/");
    assertThat(page.text())
        .contains("+33612340004", "autocomplete=\"one-time-code\"", "inputmode=\"numeric\"");
    assertThat(visitor.post("/account/telephone/verify/", Map.of("code", "000000")).status())
        .isEqualTo(400);
    assertThat(
            visitor
                .post("/account/telephone/verify/", Map.of("action", "resend"))
                .header("Location"))
        .isEqualTo("/account/telephone/verify/?sent=1");

    String code = code("+33612340004");
    Page right = visitor.post("/account/telephone/verify/", Map.of("code", code));
    assertThat(right.header("Location")).isEqualTo("/account/?done=telephone");
    assertThat(account("caller").telephoneVerifiedAt()).isNotNull();
    assertThat(visitor.get("/account/telephone/verify/").status()).as("done").isEqualTo(303);
  }

  private static String code(String number) {
    Mailbox.Mail message = people.mailbox.newest(number, null).orElseThrow();
    Matcher found = CODE.matcher(message.text());
    assertThat(found.find()).as(message.text()).isTrue();
    return found.group();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong-horse-99"})
  void nothingImportantChangesWithoutThePassword(String password) {
    PageVisitor visitor = signedIn("careful");
    Map<String, Map<String, String>> forms =
        Map.of(
            "/account/email/", Map.of("email", "thief@example.org"),
            "/account/telephone/", Map.of("telephone", "+33612340005"),
            "/account/password/", Map.of("new_password", OTHER),
            "/account/delete/", Map.of("confirmation", email("careful")));
    Account before = account("careful");
    forms.forEach((path, fields) -> {
      Map<String, String> all = new java.util.HashMap<>(fields);
      all.put("current_password", password);
      Page page = visitor.post(path, all);
      assertThat(page.status()).as(path).isEqualTo(400);
      assertThat(page.text()).as(path).contains("id=\"current_password-error\"");
      if (!password.isEmpty()) {
        assertThat(page.text()).as("never shown again").doesNotContain(password);
      }
    });
    assertThat(account("careful")).usingRecursiveComparison().isEqualTo(before);
    assertThat(server.pendingMails()).isZero();
  }

  @Test
  void aNewPasswordEndsAllElseAndKeepsThisBrowser() {
    PageVisitor visitor = signedIn("renewer");
    String before = visitor.cookies.get("session");
    PageVisitor other = new PageVisitor(server);
    other.signIn("renewer", PASSWORD);
    Visitor.Pair pair = people.signIn("renewer");

    Page weak =
        visitor.post(
            "/account/password/", Map.of("current_password", PASSWORD, "new_password", "12345"));
    assertThat(weak.status()).isEqualTo(400);
    assertThat(weak.text()).contains("id=\"new_password-error\"");
    Page done =
        visitor.post(
            "/account/password/", Map.of("current_password", PASSWORD, "new_password", OTHER));
    assertThat(done.header("Location")).isEqualTo("/account/?done=password");
    assertThat(visitor.cookies.get("session")).isNotEqualTo(before);
    assertThat(visitor.get("/account/?done=password").text()).contains("role=\"status\"");
    assertThat(other.get("/account/").status()).isEqualTo(303);
    assertThat(people.statusOfMe(pair.bearer())).isEqualTo(401);
    visitor.cookies.put("session", before);
    assertThat(visitor.get("/account/").status()).as("the former id").isEqualTo(303);
    assertThat(new PageVisitor(server).signIn("renewer", OTHER).status()).isEqualTo(303);
  }
}
