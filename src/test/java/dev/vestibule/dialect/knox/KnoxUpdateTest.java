package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.core.accounts.Account;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code update_user/}, and {@code users/<id>/}, where staff do what owners may not. */
class KnoxUpdateTest {
  private static final Map<String, Object> PAY =
      Map.of("numero_social", "1", "remuneration", "monthly", "base_salary", 100);
  private static TestServer server;
  private static Employee anybody;
  private static Employee boss;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    anybody = Employee.of(server);
    anybody.visitor().account("boss", Map.of("is_staff", true));
    boss = anybody.signIn("boss");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Registers with a pay; answers the account. */
  private static JsonNode registered(String name, String digits) {
    Map<String, Object> body = Employee.registration(name, digits);
    body.putAll(PAY);
    Reply made = anybody.send("POST", "/register/", body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json();
  }

  private static String path(JsonNode account) {
    return "/users/" + account.get("id").asString() + "/";
  }

  private static void assertPay(Reply reply, String social, String kind, int salary) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.get("numero_social")).isEqualTo(social);
    assertThat(reply.get("remuneration")).isEqualTo(kind);
    assertThat(reply.json().get("base_salary").asInt()).isEqualTo(salary);
  }

  @Test
  void ownersKeepTheirPayAndStaffChangeIt() {
    JsonNode account = registered("paid", "1001");
    Employee owner = anybody.signIn("paid");
    Map<String, Object> raise =
        Map.of("numero_social", "2", "remuneration", "hourly", "base_salary", 999);

    assertPay(owner.send("PATCH", "/update_user/", raise), "1", "mensuel", 100);
    assertPay(owner.form("PATCH", "/update_user", raise), "1", "mensuel", 100);
    assertPay(owner.send("PATCH", path(account), raise), "1", "mensuel", 100);
    Map<String, Object> all = new HashMap<>(Employee.registration("paid", "1001"));
    all.putAll(raise);
    assertPay(owner.upload("PUT", "/update_user/", all, new byte[0]), "1", "mensuel", 100);

    assertPay(boss.send("PATCH", path(account), raise), "2", "taux horaire", 999);
    all.put("base_salary", "1000");
    assertPay(boss.upload("PUT", path(account), all, new byte[0]), "2", "taux horaire", 1000);
    assertPay(owner.get(path(account)), "2", "taux horaire", 1000);
    Reply refused = boss.inFrench().send("PATCH", path(account), Map.of("base_salary", -5));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("base_salary").get(0).asString())
        .isEqualTo("Assurez-vous que cette valeur est supérieure ou égale à 0.");
  }

  @Test
  void staffAreOwnersOfTheirOwnDataToo() {
    Map<String, Object> raise = Map.of("base_salary", 999, "address", "1 rue X");
    Reply own = boss.send("PATCH", "/update_user/", raise);
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.get("address")).isEqualTo("1 rue X");
    assertThat(own.json().get("base_salary").isNull()).isTrue();
    Reply byUrl = boss.send("PATCH", "/users/" + own.get("id") + "/", raise);
    assertThat(byUrl.json().get("base_salary").isNull()).isTrue();
  }

  @Test
  void neitherOwnerNorStaffGiveRightsHere() {
    JsonNode account = registered("riser", "1002");
    Map<String, Object> rights =
        Map.of(
            "is_staff",
            true,
            "is_superuser",
            true,
            "is_active",
            false,
            "username",
            "root",
            "password",
            "another-horse-battery",
            "id",
            4711,
            "telephone_verified_at",
            "2001-01-01T00:00:00Z");
    long id = account.get("id").asLong();
    Account before = anybody.stored(id);
    assertThat(anybody.signIn("riser").send("PATCH", "/update_user/", rights).status())
        .isEqualTo(200);
    assertThat(boss.send("PATCH", path(account), rights).status()).isEqualTo(200);

    Account after = anybody.stored(id);
    assertThat(after.staff() || after.superuser()).isFalse();
    assertThat(after.active()).isTrue();
    assertThat(after.username()).isEqualTo(before.username());
    assertThat(after.telephoneVerifiedAt()).isNull();
    assertThat(anybody.signIn("riser").get("/current_user/").status()).isEqualTo(200);
  }

  @Test
  void strangersFindNothing() {
    JsonNode account = registered("private", "1003");
    registered("stranger", "1004");
    Employee stranger = anybody.signIn("stranger");
    for (Employee somebody : List.of(stranger, stranger.inFrench())) {
      String missing = somebody.get("/users/999999/").text();
      assertThat(somebody.get(path(account)).text()).isEqualTo(missing);
      for (String method : List.of("PUT", "PATCH")) {
        Reply reply = somebody.send(method, path(account), Map.of("full_name", "Owned"));
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo(missing);
      }
    }
    assertThat(anybody.get(path(account)).status()).isEqualTo(401);
    assertThat(boss.get(path(account)).get("full_name")).isEqualTo("private");
  }

  @Test
  void putWantsEverythingThatIsRequired() {
    registered("putter", "1005");
    Employee owner = anybody.signIn("putter");
    Reply refused = owner.inFrench().send("PUT", "/update_user/", Map.of("address", "x"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().propertyNames()).containsExactly("full_name", "email", "telephone");
    assertThat(refused.json().get("email").get(0).asString())
        .isEqualTo("Ce champ est obligatoire.");
    Reply patched = owner.send("PATCH", "/update_user/", Map.of("address", "x"));
    assertThat(patched.get("address")).isEqualTo("x");
    assertThat(patched.get("email")).isEqualTo(email("putter"));
    assertThat(owner.send("PATCH", "/update_user/", Map.of("full_name", "")).status())
        .isEqualTo(400);
  }

  @Test
  void aNewNumberIsUnprovenAndAnotherSpellingIsNone() {
    JsonNode account = registered("mover", "1006");
    long id = account.get("id").asLong();
    String code = account.at("/phone_verification/code").asString();
    Map<String, Object> entry = Map.of("user", id, "code", code);
    assertThat(anybody.send("POST", "/phone_number_verify/", entry).status()).isEqualTo(200);
    Employee owner = anybody.signIn("mover");

    Map<String, Object> spelling = Map.of("telephone", "+33 6 12 34 10 06");
    assertThat(owner.send("PATCH", "/update_user/", spelling).get("telephone"))
        .isEqualTo("+33 6 12 34 10 06");
    assertThat(anybody.stored(id).telephoneVerifiedAt()).isNotNull();

    Map<String, Object> number = Map.of("telephone", "06 12 34 10 07");
    assertThat(owner.send("PATCH", "/update_user/", number).status()).isEqualTo(200);
    assertThat(anybody.stored(id).telephone()).isEqualTo("+33612341007");
    assertThat(anybody.stored(id).telephoneVerifiedAt()).isNull();
    assertThat(anybody.visitor().mailbox.newest("+33612341007", null)).isPresent();
    assertThat(owner.send("PATCH", "/update_user/", Map.of("telephone", "07")).text())
        .isEqualTo("{\"telephone\":[\"Enter a valid telephone number.\"]}");
  }

  @Test
  void whatSomebodyElseHasIsRefused() {
    registered("first", "1008");
    JsonNode second = registered("second", "1009");
    Map<String, Object> taken = Map.of("email", email("FIRST"), "telephone", "0033 6 12 34 10 08");
    for (Reply refused :
        List.of(
            anybody.signIn("second").send("PATCH", "/update_user/", taken),
            boss.send("PATCH", path(second), taken))) {
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.json().propertyNames()).containsExactly("email", "telephone");
    }
    assertThat(boss.get(path(second)).get("email")).isEqualTo(email("second"));
  }

  @Test
  void aPictureComesChangesAndGoes() {
    registered("seen", "1010");
    Employee owner = anybody.signIn("seen");
    byte[] noPicture = "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8);
    Reply refused = owner.inFrench().upload("PATCH", "/update_user/", Map.of(), noPicture);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().get("user_image").get(0).asString())
        .startsWith("Transférez une image valide.");

    String first =
        owner.upload("PATCH", "/update_user", Map.of(), Employee.picture()).get("user_image");
    String second =
        owner.upload("PATCH", "/update_user/", Map.of(), Employee.picture()).get("user_image");
    assertThat(second).startsWith(server.baseUrl() + "/media/").isNotEqualTo(first);
    assertThat(served(first)).isEqualTo(404);
    assertThat(served(second)).isEqualTo(200);
    Map<String, Object> none = new HashMap<>();
    none.put("user_image", null);
    Reply removed = owner.send("PATCH", "/update_user/", none);
    assertThat(removed.json().get("user_image").isNull()).isTrue();
    assertThat(served(second)).isEqualTo(404);
  }

  private static int served(String address) {
    String path = address.substring(server.baseUrl().length());
    return anybody.visitor().unchecked(anybody.visitor().to(path)).status();
  }
}
