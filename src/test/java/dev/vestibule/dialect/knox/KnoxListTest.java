package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code users/}, the two checks, and both ways to write each path. */
class KnoxListTest {
  private static TestServer server;
  private static Employee anybody;
  private static Employee boss;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("dialects.knox.page-size", "3"));
    anybody = Employee.of(server);
    anybody.visitor().account("boss", Map.of("is_staff", true, "telephone", "(06) 99 99 99 90"));
    for (int i = 1; i <= 6; i++) {
      assertThat(anybody.register("user" + i, "300" + i).status()).isEqualTo(201);
    }
    boss = anybody.signIn("boss");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void staffGoThroughAllPages() {
    List<String> names = new ArrayList<>();
    String next = server.baseUrl() + "/users/";
    for (int page = 1; !next.equals("null"); page++) {
      Reply reply = boss.get(next.substring(server.baseUrl().length()));
      assertThat(reply.json().get("count").asInt()).isEqualTo(7);
      assertThat(reply.json().get("previous").isNull()).isEqualTo(page == 1);
      reply.json().get("results").forEach(user -> names.add(user.get("email").asString()));
      next = reply.json().get("next").isNull() ? "null" : reply.get("next");
      assertThat(page).isLessThan(4);
    }
    assertThat(names).hasSize(7).startsWith(email("boss"), email("user1")).endsWith(email("user6"));
  }

  @Test
  void othersFindThemselvesAlone() {
    Employee user = anybody.signIn("user2");
    Reply reply = user.get("/users");
    assertThat(reply.json().get("count").asInt()).isEqualTo(1);
    assertThat(reply.json().get("next").isNull()).isTrue();
    JsonNode self = reply.json().get("results").get(0);
    assertThat(self.propertyNames()).containsExactly("id", "full_name", "telephone", "email");
    assertThat(self).isEqualTo(user.get("/current_user").json());
    Reply beyond = user.inFrench().get("/users/?page=2");
    assertThat(beyond.status()).isEqualTo(404);
    assertThat(beyond.get("detail")).isEqualTo("Page invalide.");
  }

  @Test
  void anOperatorsNumberIsShownAsEnteredAndSignsInInEverySpelling() {
    assertThat(boss.get("/current_user/").get("telephone")).isEqualTo("(06) 99 99 99 90");
    Map<String, String> credentials = Map.of("email", "+33 699 99 99 90", "password", PASSWORD);
    assertThat(anybody.send("POST", "/login/", credentials).status()).isEqualTo(200);
  }

  @Test
  void theSizeOfAPageIsTheServersAffair() {
    assertThat(boss.get("/users?page_size=100").json().get("results")).hasSize(3);
    assertThat(boss.get("/users/?page=last").json().get("results")).hasSize(1);
    assertThat(boss.get("/users/?page=2").get("previous")).isEqualTo(server.baseUrl() + "/users/");
  }

  @ParameterizedTest
  @CsvSource({
    "email_check,email,user1@EXAMPLE.org,true",
    "email_check,email,USER1@example.org,true",
    "email_check,email,nobody@example.org,false",
    "telephone_check,telephone,0033 6 12-34-30-01,true",
    "telephone_check,telephone,06.12.34.30.01,true",
    "telephone_check,telephone,06 99 99 99 99,false",
    "telephone_check,telephone,no number,false"
  })
  void checksAnswerTrueOrFalse(String route, String member, String value, String expected) {
    Map<String, String> body = Map.of(member, value);
    for (Reply reply :
        List.of(
            anybody.send("POST", "/" + route + "/", body),
            anybody.form("POST", "/" + route, body),
            anybody.upload("POST", "/" + route, body, new byte[0]))) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEqualTo(expected);
    }
  }

  @Test
  void checksWantTheirMember() {
    Employee somebody = anybody.inFrench();
    assertThat(somebody.send("POST", "/email_check/", Map.of("email", "x")).text())
        .isEqualTo("{\"email\":[\"Saisissez une adresse e-mail valide.\"]}");
    assertThat(somebody.send("POST", "/telephone_check/", Map.of()).text())
        .isEqualTo("{\"telephone\":[\"Ce champ est obligatoire.\"]}");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/register,400",
    "GET,/users,401",
    "GET,/users/1,401",
    "GET,/current_user,401",
    "PUT,/update_user,401",
    "PATCH,/update_user,401",
    "DELETE,/delete_user,401",
    "POST,/phone_number_verify,400",
    "POST,/phone_code_renew,400",
    "POST,/login,400",
    "POST,/logout,401",
    "POST,/logoutall,401",
    "POST,/knox/login,401",
    "POST,/email_check,400",
    "POST,/telephone_check,400",
    "POST,/api/reset-password,400",
    "POST,/api/forgot-password,400"
  })
  void theFinalSlashMayBeLeftOut(String method, String path, int status) {
    List<String> texts = new ArrayList<>();
    for (String written : List.of(path, path + "/")) {
      Reply reply =
          anybody
              .visitor()
              .checked(anybody.visitor().to(written).method(method, BodyPublishers.noBody()));
      assertThat(reply.status()).isEqualTo(status);
      texts.add(reply.text());
    }
    assertThat(texts.getFirst()).isEqualTo(texts.getLast());
  }
}
