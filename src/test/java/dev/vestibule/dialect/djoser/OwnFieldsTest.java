package dev.vestibule.dialect.djoser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import dev.vestibule.contract.TestDocument;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Fields that a configuration declares, in djoser's API; no code knows their names. */
class OwnFieldsTest {
  private static final String FIELDS =
      """
      badge:
        type: integer
        label: {en: Badge number, fr: Numéro de badge}
        min: 1
        dialects: [djoser]
        required: [djoser]
        unique: true
      size: {type: choice, choices: [S, {value: L, aliases: [large]}], dialects: [djoser]}
      born: {type: date, dialects: [djoser]}
      mobile: {type: phone, dialects: [djoser]}
      grade: {type: string, dialects: [djoser], at-registration: false, write: staff}
      salary: {type: integer, dialects: [djoser], encrypted: true, read: staff, write: staff}
      note: {type: string, dialects: [djoser], read: nobody, write: nobody}
      """;

  private static TestServer server;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of("profile.fields", FIELDS, "dialects.djoser.send-activation-email", "false"));
    visitor = new Visitor(server);
    visitor.account("boss", Map.of("is_staff", true));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply register(String name, Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(Visitor.registration(name));
    all.putAll(more);
    return visitor.post("/users/", all);
  }

  @Test
  void registrationTakesRequiresAndAnswersThem() {
    assertThat(register("ann1", Map.of()).json().get("badge").get(0).asString())
        .isEqualTo("This field is required.");
    Reply made =
        register(
            "ann1",
            Map.of(
                "badge",
                17,
                "size",
                "large",
                "born",
                "1990-12-31",
                "mobile",
                "06 12 34 56 78",
                "grade",
                "chief",
                "salary",
                2500));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().get("badge").asInt()).isEqualTo(17);
    assertThat(made.get("size")).isEqualTo("L");
    assertThat(made.get("born")).isEqualTo("1990-12-31");
    assertThat(made.get("mobile")).isEqualTo("+33612345678");
    assertThat(made.json().get("grade").isNull()).isTrue();
    assertThat(made.json().has("salary")).isFalse();
    assertThat(made.json().has("note")).isFalse();
    Reply again = register("ann2", Map.of("badge", 17));
    assertThat(again.status()).isEqualTo(400);
    assertThat(again.json().get("badge").get(0).asString()).isEqualTo("This field must be unique.");
    assertThat(visitor.find("ann2")).isEmpty();
  }

  @Test
  void eachRoleWritesAndSeesWhatItMay() {
    register("bea", Map.of("badge", 21));
    long id = visitor.find("bea").orElseThrow();
    String bea = visitor.signIn("bea").bearer();
    String boss = visitor.signIn("boss").bearer();
    Map<String, Object> change = Map.of("size", "S", "grade", "chief", "salary", 1, "note", "x");
    JsonNode own = visitor.json("PATCH", "/users/me/", change, bea).json();
    assertThat(own.get("size").asString()).isEqualTo("S");
    assertThat(own.get("grade").isNull()).isTrue();
    assertThat(own.has("salary")).isFalse();
    JsonNode byStaff = visitor.json("PATCH", "/users/" + id + "/", change, boss).json();
    assertThat(byStaff.get("grade").asString()).isEqualTo("chief");
    assertThat(byStaff.get("salary").asInt()).isEqualTo(1);
    assertThat(byStaff.has("note")).isFalse();
    JsonNode listed = visitor.get("/users/", boss).json();
    JsonNode row =
        listed.valueStream().filter(one -> one.get("id").asLong() == id).findFirst().orElseThrow();
    assertThat(row).isEqualTo(byStaff);
    assertThat(visitor.get("/users/me/", bea).json().get("grade").asString()).isEqualTo("chief");
    Reply put = visitor.json("PUT", "/users/me/", Map.of("email", "bea@example.org"), bea);
    assertThat(put.json().get("badge").get(0).asString()).isEqualTo("This field is required.");
    Map<String, Object> none = new HashMap<>();
    none.put("size", null);
    assertThat(visitor.json("PATCH", "/users/me/", none, bea).json().get("size").isNull()).isTrue();
  }

  @Test
  void optionsDescribeThemInTheCallersLanguage() {
    register("cleo", Map.of("badge", 31));
    JsonNode put =
        visitor
            .unchecked(
                visitor
                    .to("/auth/users/me/")
                    .header("Authorization", visitor.signIn("cleo").bearer())
                    .header("Accept-Language", "fr")
                    .method("OPTIONS", BodyPublishers.noBody()))
            .json()
            .at("/actions/PUT");
    assertThat(put.at("/badge/label").asString()).isEqualTo("Numéro de badge");
    assertThat(put.at("/badge/required").asBoolean()).isTrue();
    assertThat(put.at("/grade/read_only").asBoolean()).isTrue();
    assertThat(put.has("salary")).isFalse();
  }

  @Test
  void theDocumentNamesThem() {
    JsonNode schemas = TestDocument.whole("--profile-fields=" + FIELDS).at("/components/schemas");
    assertThat(schemas.at("/DjoserUser/properties/badge/type").toString()).contains("integer");
    assertThat(schemas.at("/DjoserUser/properties").has("note")).isFalse();
    assertThat(schemas.at("/DjoserRegistration/required").toString()).contains("badge");
    assertThat(schemas.at("/DjoserRegistration/properties/size/enum").toString()).contains("large");
    assertThat(schemas.at("/DjoserUpdateErrors/properties").has("badge")).isTrue();
    assertThat(TestDocument.whole().toString()).doesNotContain("x-profile", "badge");
  }
}
