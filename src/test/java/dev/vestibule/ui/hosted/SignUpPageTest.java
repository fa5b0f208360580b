package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the sign-up to an account that signs in: by the mail's link, or by its code. */
class SignUpPageTest {
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static TestServer server;
  private static Visitor people;
  private PageVisitor visitor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("pages.sign-up-fields", "full_name"));
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void come() {
    visitor = new PageVisitor(server);
  }

  static Map<String, String> form(String name) {
    return Map.of(
        "full_name", "Ada Lovelace", "username", name, "email", email(name), "password", PASSWORD);
  }

  static String code(Mailbox.Mail mail) {
    Matcher found = CODE.matcher(mail.text());
    assertThat(found.find()).as(mail.text()).isTrue();
    assertThat(mail.html()).contains(found.group());
    return found.group();
  }

  private static String mailedCode(String name) {
    return code(people.mailbox.newest(email(name), null).orElseThrow());
  }

  private Page enter(String name, String code) {
    return visitor.post("/verify-email/", Map.of("email", email(name), "code", code));
  }

  private static boolean signsIn(String name) {
    return new PageVisitor(server).signIn(name, PASSWORD).status() == 303;
  }

  @Test
  void theMailsCodeOpensTheAccount() {
    Page answer = visitor.post("/signup/", form("coder"));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/verify-email/");
    assertThat(visitor.get("/verify-email/").text()).contains(email("coder"));
    String code = mailedCode("coder");
    assertThat(signsIn("coder")).isFalse();

    String spaced = code.substring(0, 3) + " " + code.substring(3);
    assertThat(enter("coder", spaced).status()).isEqualTo(200);
    assertThat(signsIn("coder")).isTrue();
    assertThat(visitor.cookies).doesNotContainKey("mailbox");
    assertThat(enter("coder", code).status()).isEqualTo(400);
  }

  @Test
  void theMailsLinkOpensTheAccountAndLeadsOn() {
    visitor.post("/signup/?next=%2Fapi%2Fdocs%2F", form("linker"));
    Mailbox.Mail mail = people.mailbox.newest(email("linker"), null).orElseThrow();
    Matcher link = Pattern.compile("http://[^/]+(/activate/\\S+)").matcher(mail.text());
    assertThat(link.find()).isTrue();
    Page page = visitor.get(link.group(1));
    assertThat(page.status()).isEqualTo(200);
    assertThat(signsIn("linker")).as("a look uses nothing up").isFalse();

    Page done = visitor.post(link.group(1), Map.of());
    assertThat(done.text()).contains("/signin/?next=%2Fapi%2Fdocs%2F");
    assertThat(signsIn("linker")).isTrue();
    assertThat(enter("linker", code(mail)).status()).as("the code died with it").isEqualTo(400);
  }

  @Test
  void theNewestCodeAloneWorks() {
    visitor.post("/signup/", form("twice"));
    String first = mailedCode("twice");
    Page again =
        visitor.post("/verify-email/", Map.of("email", email("twice"), "action", "resend"));
    assertThat(again.header("Location")).isEqualTo("/verify-email/?sent=1");
    String second = mailedCode("twice");
    assertThat(enter("twice", first).status()).isEqualTo(first.equals(second) ? 200 : 400);
    assertThat(enter("twice", second).status()).isEqualTo(200);
  }

  @Test
  void threeWrongTriesVoidTheCodeAndItsSuccessor() {
    visitor.post("/signup/", form("guessed"));
    String code = mailedCode("guessed");
    String wrong = code.startsWith("9") ? "100000" : "900000";
    for (int i = 0; i < 3; i++) {
      assertThat(enter("guessed", wrong).status()).isEqualTo(400);
    }
    assertThat(enter("guessed", code).status()).isEqualTo(400);
    visitor.post("/verify-email/", Map.of("email", email("guessed"), "action", "resend"));
    Mailbox.Mail mail = people.mailbox.newest(email("guessed"), null).orElseThrow();
    assertThat(enter("guessed", code(mail)).status()).isEqualTo(400);
    assertThat(people.post("/users/activation/", Visitor.activation(linkOf(mail))).status())
        .as("the link is no guess")
        .isEqualTo(204);
  }

  private static Mailbox.Link linkOf(Mailbox.Mail mail) {
    Matcher link = Pattern.compile("/activate/([^/]+)/([^/]+)/").matcher(mail.text());
    assertThat(link.find()).isTrue();
    return new Mailbox.Link(link.group(1), link.group(2));
  }

  @Test
  void aCodeWorksForItsOwnAddressAlone() {
    visitor.post("/signup/", form("mine"));
    String code = mailedCode("mine");
    new PageVisitor(server).post("/signup/", form("yours"));
    people.mailbox.settled(email("yours"));
    assertThat(enter("yours", code).status()).isEqualTo(400);
    assertThat(enter("nobody-at-all", code).status()).isEqualTo(400);
    assertThat(enter("mine", code).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "full_name, '', Fill this in.",
    "username, a b, 'A username has'",
    "email, nonsense, 'This is no email address'",
    "email, a@b, 'This is no email address'",
    "email, 'a@b.org\r\nBcc: c@d.org', 'This is no email address'",
    "password, short, 'at least 8 characters'",
    "password, password, 'anybody would guess'",
    "password, 73910462847, 'more than digits'",
    "password, ada-lovelace, 'too much like'",
  })
  void whatIsWrongIsNamedAtItsField(String field, String value, String words) {
    Map<String, String> form = new java.util.HashMap<>(form("wrong"));
    form.put(field, value);
    Page page = visitor.post("/signup/", form);
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("id=\"" + field + "-error\"").contains(words);
    assertThat(page.text()).doesNotContain(PASSWORD);
  }

  @Test
  void namesAreShownAsText() {
    Map<String, String> form = new java.util.HashMap<>(form("scripted"));
    form.put("full_name", "<img src=x onerror=alert(1)>");
    visitor.post("/signup/", form);
    enter("scripted", mailedCode("scripted"));
    visitor.signIn("scripted", PASSWORD);
    assertThat(visitor.get("/account/").text()).doesNotContain("<img src=x").contains("&lt;img");
    assertThat(visitor.get("/signout/").text()).doesNotContain("<img src=x");
  }

  @Test
  void fieldsThatAreNotAskedForChangeNothing() {
    Map<String, String> form = new java.util.HashMap<>(form("plain"));
    form.putAll(Map.of("is_staff", "true", "is_active", "true", "first_name", "X", "id", "1"));
    assertThat(visitor.post("/signup/", form).status()).isEqualTo(303);
    var account =
        server
            .house()
            .database
            .read(sql -> server.house().accounts.byUsername(sql, "plain"))
            .orElseThrow();
    assertThat(account.staff()).isFalse();
    assertThat(account.active()).isFalse();
    assertThat(account.firstName()).isEmpty();
  }

  @Test
  void takenNamesAreTold() {
    people.account("taken");
    Page page = visitor.post("/signup/", form("taken"));
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("id=\"username-error\"", "id=\"email-error\"");
  }

  @Test
  void withoutProofSomebodyIsSignedInAtOnce() {
    try (TestServer open =
        TestServer.start(Map.of("dialects.djoser.send-activation-email", "false"))) {
      PageVisitor newcomer = new PageVisitor(open);
      Page answer = newcomer.post("/signup/?next=%2Fapi%2Fdocs%2F", form("quick"));
      assertThat(answer.header("Location")).isEqualTo("/api/docs/");
      assertThat(newcomer.get("/account/").text()).contains(email("quick"));
    }
  }

  @Test
  void askingForManyAddressesIsSlowedDown() {
    try (TestServer counted = TestServer.start(Map.of("limits.existence-per-minute", "2"))) {
      new Visitor(counted).account("taken");
      PageVisitor asker = new PageVisitor(counted);
      assertThat(asker.post("/signup/", form("taken")).status()).isEqualTo(400);
      assertThat(asker.post("/signup/", form("taken")).status()).isEqualTo(400);
      Page page = asker.post("/signup/", form("taken"));
      assertThat(page.status()).isEqualTo(429);
      assertThat(page.header("Retry-After")).matches("[1-9][0-9]?");
      assertThat(page.text()).doesNotContain("username-error");
    }
  }
}
