package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.core.accounts.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code register/}: what it takes, what it answers, and what nobody gets by asking for it. */
class KnoxRegistrationTest {
  private static final Set<PosixFilePermission> PRIVATE =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private static final String CODE =
      "/components/schemas/KnoxRegistered/properties/phone_verification/properties/code";

  private static TestServer server;
  private static Employee anybody;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("dialects.djoser.login-field", "email"));
    anybody = Employee.of(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, Object> with(String name, String digits, Map<String, ?> more) {
    Map<String, Object> body = Employee.registration(name, digits);
    body.putAll(more);
    return body;
  }

  @Test
  void jsonWithEveryField() {
    Map<String, Object> more =
        Map.of(
            "email", "Ada@EXAMPLE.org",
            "address", "1 rue de la Paix",
            "date_of_birth", "1990-12-31",
            "numero_social", "2 90 12",
            "remuneration", "monthly",
            "base_salary", 2500);
    Reply made = anybody.send("POST", "/register/", with("ada", "0001", more));

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().propertyNames())
        .containsExactlyInAnyOrder(
            "url",
            "id",
            "full_name",
            "email",
            "telephone",
            "address",
            "date_of_birth",
            "numero_social",
            "remuneration",
            "base_salary",
            "user_image",
            "phone_verification");
    assertThat(made.get("url")).isEqualTo(server.baseUrl() + "/users/" + made.get("id") + "/");
    assertThat(made.get("email")).isEqualTo("Ada@example.org");
    assertThat(made.get("telephone")).isEqualTo("06 12 34 00 01");
    assertThat(made.get("remuneration")).isEqualTo("mensuel");
    assertThat(made.json().get("base_salary").asInt()).isEqualTo(2500);
    assertThat(made.json().at("/phone_verification/sent_to").asString()).isEqualTo("+33******01");
    assertThat(made.json().at("/phone_verification/verified_at").isNull()).isTrue();
  }

  @Test
  void aFormAndPartsWithAPicture() {
    Map<String, Object> hourly = Map.of("remuneration", "taux horaire", "base_salary", "0");
    Reply form = anybody.form("POST", "/register", with("form", "0002", hourly));
    assertThat(form.status()).as(form.text()).isEqualTo(201);
    assertThat(form.json().get("base_salary").asInt()).isZero();
    assertThat(form.json().get("date_of_birth").isNull()).isTrue();

    Map<String, Object> parts = with("parts", "0003", Map.of("remuneration", "hourly"));
    Reply made = anybody.upload("POST", "/register", parts, Employee.picture());
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.get("remuneration")).isEqualTo("taux horaire");
    assertThat(made.get("user_image")).startsWith(server.baseUrl() + "/media/avatars/");
    String path = made.get("user_image").substring(server.baseUrl().length());
    assertThat(anybody.visitor().unchecked(anybody.visitor().to(path)).status()).isEqualTo(200);
  }

  @Test
  void nobodyRegistersAsMoreThanTheyAre() {
    Map<String, Object> wishes =
        Map.of(
            "is_staff",
            true,
            "is_superuser",
            true,
            "is_active",
            false,
            "id",
            4711,
            "username",
            "root",
            "date_joined",
            "2001-01-01T00:00:00Z",
            "telephone_verified_at",
            "2001-01-01T00:00:00Z",
            "phone_verification",
            Map.of("verified_at", "2001-01-01T00:00:00Z"));
    Reply made = anybody.send("POST", "/register/", with("wisher", "0004", wishes));

    assertThat(made.status()).isEqualTo(201);
    Account account = anybody.stored(made.json().get("id").asLong());
    assertThat(account.id()).isNotEqualTo(4711);
    assertThat(account.staff() || account.superuser()).isFalse();
    assertThat(account.active()).isTrue();
    assertThat(account.username()).matches("user-[0-9a-f]{12}");
    assertThat(account.emailVerifiedAt()).isNull();
    assertThat(account.telephoneVerifiedAt()).isNull();
    assertThat(account.joinedAt()).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          full_name     | ''           | This field may not be blank.
          email         | nobody       | Enter a valid email address.
          telephone     | call me      | Enter a valid telephone number.
          telephone     | +331234      | Enter a valid telephone number.
          password      | 12345        | This password is too short. It must contain at least 8 characters.
          date_of_birth | 31/12/1990   | Date has wrong format. Use one of these formats instead: YYYY-MM-DD.
          date_of_birth | 1990-02-30   | Date has wrong format. Use one of these formats instead: YYYY-MM-DD.
          remuneration  | weekly       | "weekly" is not a valid choice.
          base_salary   | -1           | Ensure this value is greater than or equal to 0.
          base_salary   | 12.5         | A valid integer is required.
          user_image    | me.png       | The submitted data was not a file. Check the encoding type on the form.
          """)
  void badInputNamesFieldAndRule(String member, String value, String message) {
    Reply refused = anybody.send("POST", "/register/", with("bad", "0005", Map.of(member, value)));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().propertyNames()).containsExactly(member);
    assertThat(refused.json().get(member).get(0).asString()).isEqualTo(message);
  }

  @Test
  void refusalsInFrench() {
    Employee somebody = anybody.inFrench();
    Map<String, Object> wrong =
        Map.of("telephone", "12", "remuneration", "weekly", "base_salary", -1, "full_name", "");
    Reply refused = somebody.send("POST", "/register/", with("mauvais", "0006", wrong));
    assertThat(refused.header("Content-Language")).isEqualTo("fr");
    assertThat(refused.json().get("telephone").get(0).asString())
        .isEqualTo("Saisissez un numéro de téléphone valide.");
    assertThat(refused.json().get("remuneration").get(0).asString())
        .contains("weekly", "n'est pas un choix valide.");
    assertThat(refused.json().get("base_salary").get(0).asString())
        .isEqualTo("Assurez-vous que cette valeur est supérieure ou égale à 0.");
    assertThat(refused.json().get("full_name").get(0).asString())
        .isEqualTo("Ce champ ne peut être vide.");
  }

  @Test
  void addressesAndNumbersAreTakenInEverySpelling() {
    assertThat(anybody.register("taken", "0007").status()).isEqualTo(201);
    Map<String, Object> again =
        Map.of("email", "TAKEN@Example.ORG", "telephone", "0033 (6) 12-34-00-07");
    Reply refused = anybody.send("POST", "/register/", with("other", "0008", again));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("email").get(0).asString())
        .isEqualTo("user with this email already exists.");
    assertThat(refused.json().get("telephone").get(0).asString())
        .isEqualTo("user with this telephone already exists.");
  }

  @Test
  void theCodeGoesByTextMessageAndByMail() {
    Reply made = anybody.inFrench().register("Noemie", "0009");
    String code = made.json().at("/phone_verification/code").asString();
    assertThat(code).matches("[0-9]{4}");
    assertThat(anybody.visitor().mailbox.newest("+33612340009", null).orElseThrow().text())
        .contains("votre code est " + code);
    var mail = anybody.visitor().mailbox.newest(email("Noemie"), null).orElseThrow();
    assertThat(mail.text()).contains("Bonjour Noemie,", code);
  }

  @Test
  @DisplayName("A name is no way to send an advertisement to a stranger's address")
  void namesThatAreNoneAreNotMailed() {
    Map<String, Object> advertisement = Map.of("full_name", "Win! See prizes.example, it's free");
    anybody.send("POST", "/register/", with("victim", "0012", advertisement));
    var mail = anybody.visitor().mailbox.newest(email("victim"), null).orElseThrow();
    assertThat(mail.text() + mail.html())
        .contains("Hello " + email("victim"))
        .doesNotContain("prizes");
    Map<String, Object> name = Map.of("full_name", "J. R. O'Neil-Müller");
    anybody.send("POST", "/register/", with("neil", "0013", name));
    assertThat(anybody.visitor().mailbox.newest(email("neil"), null).orElseThrow().text())
        .contains("Hello J. R. O'Neil-Müller,");
  }

  @Test
  void accountsOfAllDialectsAreOneStore() {
    anybody.register("one", "0010");
    Visitor djoser = new Visitor(server);
    Reply pair = djoser.post("/jwt/create/", Map.of("email", email("one"), "password", PASSWORD));
    assertThat(pair.status()).isEqualTo(200);
    Employee byJwt = anybody.with("Bearer " + pair.get("access"));
    assertThat(byJwt.get("/current_user/").get("email")).isEqualTo(email("one"));

    djoser.account("other-way");
    Employee byKnox = anybody.signIn("other-way");
    assertThat(djoser.get("/users/me/", byKnox.token()).get("username")).isEqualTo("other-way");
    assertThat(byKnox.get("/current_user/").get("telephone")).isEmpty();
  }

  @Test
  void productionNeverTellsTheCode() throws IOException {
    Path key = folder.resolve("master.key");
    Files.createFile(key, PosixFilePermissions.asFileAttribute(PRIVATE));
    Files.writeString(key, "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    Map<String, String> settings = new HashMap<>();
    settings.put("mode", "production");
    settings.put("server.public-url", "http://localhost");
    settings.put("secrets.master-key-file", key.toString());
    settings.put("mail.transport", "smtp");
    settings.put("mail.smtp.host", "localhost");
    settings.put("mail.smtp.port", "1");
    settings.put("sms.transport", "none");
    try (TestServer production = TestServer.start(settings)) {
      assertThat(production.document().at(CODE).isMissingNode()).isTrue();
      assertThat(server.document().at(CODE).isMissingNode()).isFalse();
      Reply made = Employee.of(production).register("prod", "0011");
      assertThat(made.status()).as(made.text()).isEqualTo(201);
      assertThat(made.json().get("phone_verification").propertyNames())
          .containsExactly("expires_at", "verified_at", "sent_to");
    }
  }
}
