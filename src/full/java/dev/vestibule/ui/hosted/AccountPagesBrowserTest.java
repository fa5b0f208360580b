package dev.vestibule.ui.hosted;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.contract.Mailbox;
import dev.vestibule.ui.hosted.Browser.Look;
import dev.vestibule.ui.hosted.Browser.Person;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real browser looks after an account: in both languages, with and without scripts. */
class AccountPagesBrowserTest {
  private static final String OTHER = "another-horse-27";
  private static final Pattern CODE = Pattern.compile("\\b\\d{4}\\b");

  private static Browser browser;
  private static TestServer server;
  private static Visitor people;
  private static int numbers;

  @BeforeAll
  static void start() {
    browser = new Browser();
    server = TestServer.start(Map.of("site.name", "Lumen"));
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    browser.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "en, true, DESK",
    "fr, true, DESK",
    "fr, true, TELEPHONE",
    "en, false, TELEPHONE",
    "fr, false, NARROW",
    "en, true, NARROW",
  })
  void fromTheOverviewToTheFarewell(String language, boolean scripts, Look look) {
    String name = ("own-" + language + scripts + look).toLowerCase(Locale.ROOT);
    people.account(name, Map.of("first_name", "Ada", "last_name", "Lovelace"));
    try (Person person = browser.person(server.baseUrl(), language, scripts, look)) {
      signIn(person, name);
      profile(person);
      email(person, name);
      telephone(person, "+336124000" + (10 + numbers++));
      password(person);
      sessions(person, name);
      data(person);
      delete(person, name);
    }
  }

  private static void signIn(Person person, String name) {
    person.page.navigate("/account/");
    person.fill("identifier", name);
    person.fill("password", PASSWORD);
    person.press();
    assertThat(person.path()).isEqualTo("/account/");
    person.judge("account-new");
  }

  private static void profile(Person person) {
    person.page.navigate("/account/profile/");
    person.judge("account-profile");
    person.fill("first_name", "A".repeat(160));
    person.press();
    person.judge("account-profile-refused");
    person.fill("first_name", "Ada");
    person.fill("profile_address", "12 Marylebone Road, London");
    person.fill("profile_date_of_birth", "1815-12-10");
    person
        .page
        .locator("[name=picture]")
        .setInputFiles(new FilePayload("face.png", "image/png", picture()));
    person.press();
    assertThat(person.path()).isEqualTo("/account/");
    person.judge("account-profile-saved");
    person.page.navigate("/account/profile/");
    person.judge("account-profile-with-picture");
  }

  private static byte[] picture() {
    BufferedImage image = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(new Color(0x2f6f5e));
    brush.fillRect(0, 0, 96, 96);
    brush.setColor(new Color(0xf2d7b6));
    brush.fillOval(30, 18, 36, 40);
    brush.fillOval(14, 64, 68, 60);
    brush.dispose();
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void email(Person person, String name) {
    person.page.navigate("/account/email/");
    person.judge("account-email");
    person.fill("email", "nowhere");
    person.fill("current_password", "wrong-horse-99");
    person.press();
    person.judge("account-email-refused");
    person.fill("email", "new-" + Visitor.email(name));
    person.fill("current_password", PASSWORD);
    person.press();
    person.judge("account-email-sent");
  }

  private static void telephone(Person person, String number) {
    person.page.navigate("/account/telephone/");
    person.judge("account-telephone");
    person.fill("telephone", number);
    person.fill("current_password", PASSWORD);
    person.press();
    assertThat(person.path()).isEqualTo("/account/telephone/verify/");
    person.judge("account-telephone-code");
    person.page.navigate("/account/");
    person.judge("account-unproven");
    person.page.navigate("/account/telephone/verify/");
    person.fill("code", "0000000");
    person.press();
    person.judge("account-telephone-code-refused");
    person.press("resend");
    person.judge("account-telephone-code-again");
    person.fill("code", code(number));
    person.press();
    assertThat(person.path()).isEqualTo("/account/");
    person.judge("account-telephone-proven");
  }

  private static String code(String number) {
    Mailbox.Mail message = people.mailbox.newest(number, null).orElseThrow();
    Matcher found = CODE.matcher(message.text());
    assertThat(found.find()).as(message.text()).isTrue();
    return found.group();
  }

  private static void password(Person person) {
    person.page.navigate("/account/password/");
    person.judge("account-password");
    person.fill("current_password", PASSWORD);
    person.fill("new_password", "12345");
    person.press();
    person.judge("account-password-refused");
    person.fill("current_password", PASSWORD);
    person.fill("new_password", OTHER);
    person.press();
    assertThat(person.path()).isEqualTo("/account/");
    person.judge("account-password-set");
  }

  private static void sessions(Person person, String name) {
    for (int i = 0; i < 2; i++) {
      PageVisitor elsewhere = new PageVisitor(server);
      elsewhere.signIn(name, OTHER);
    }
    people.create(name, OTHER);
    person.page.navigate("/account/sessions/");
    person.judge("account-sessions");
    person.page.locator("main li button").first().click();
    person.judge("account-sessions-one-ended");
    person.press("others");
    person.judge("account-sessions-others-ended");
    assertThat(person.page.locator("main li").count()).isEqualTo(1);
  }

  private static void data(Person person) {
    person.page.navigate("/account/data/");
    person.judge("account-data");
    Download file = person.page.waitForDownload(person::press);
    assertThat(file.suggestedFilename()).isEqualTo("account.json");
  }

  private static void delete(Person person, String name) {
    person.page.navigate("/account/delete/");
    person.judge("account-delete");
    person.fill("confirmation", "no");
    person.fill("current_password", OTHER);
    person.press();
    person.judge("account-delete-refused");
    person.fill("confirmation", Visitor.email(name));
    person.fill("current_password", OTHER);
    person.press();
    person.judge("account-farewell");
    person.page.navigate("/account/");
    assertThat(person.path()).isEqualTo("/signin/");
  }
}
