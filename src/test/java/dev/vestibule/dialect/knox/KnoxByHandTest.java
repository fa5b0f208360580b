package dev.vestibule.dialect.knox;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Views that projects write around knox by hand: register, login, user and logout. */
class KnoxByHandTest {
  private static final String MOUNT =
      """
      hand:
        prefix: /api/auth
        login-field: username
        register-signs-in: true
        auth-header-prefix: [Token, Bearer]
        fields: {full_name: off, telephone: off, user_image: off}
        routes: {current-user: /user, users: off, user: off}
      """;

  private static TestServer server;
  private static Visitor visitor;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "dialects.knox.mounts",
                MOUNT,
                "profile.fields",
                "{address: off, date_of_birth: off, numero_social: off, remuneration: off,"
                    + " base_salary: off}"));
    visitor = new Visitor(server, "/api/auth");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Reply register(String name) {
    return visitor.post(
        "/register", Map.of("username", name, "email", Visitor.email(name), "password", PASSWORD));
  }

  @Test
  void registerSignsIn() {
    Reply made = register("hand");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    assertThat(made.json().get("user").propertyNames()).containsExactly("id", "username", "email");
    String token = "Token " + made.get("token");
    Reply user = visitor.get("/user", token);
    assertThat(user.json()).isEqualTo(made.json().get("user"));
    assertThat(visitor.get("/user/", "bearer " + made.get("token")).status()).isEqualTo(200);
    assertThat(visitor.json("POST", "/logout/", Map.of(), token).status()).isEqualTo(204);
    assertThat(visitor.get("/user", token).status()).isEqualTo(401);
  }

  @Test
  void loginTakesAUsername() {
    register("login");
    Map<String, String> body = Map.of("username", "login", "password", PASSWORD);
    Reply reply = visitor.post("/login", body);
    assertThat(reply.json().get("user").get("username").asString()).isEqualTo("login");
    assertThat(visitor.get("/user", "Token " + reply.get("token")).status()).isEqualTo(200);
    Reply wrong = visitor.post("/login/", Map.of("username", "login", "password", "x"));
    assertThat(wrong.json().propertyNames()).containsExactly("non_field_errors");
    assertThat(visitor.post("/login", Map.of()).json().propertyNames())
        .containsExactly("username", "password");
    assertThat(register("login").json().propertyNames()).containsExactly("username", "email");
  }

  @Test
  void theSeedsOwnMountStaysAsItIs() {
    Visitor seed = new Visitor(server, "");
    assertThat(seed.post("/login/", Map.of()).json().propertyNames())
        .containsExactly("email", "password");
    assertThat(seed.post("/register/", Map.of()).json().propertyNames())
        .containsExactlyElementsOf(List.of("full_name", "email", "telephone", "password"));
    assertThat(visitor.unchecked(visitor.to("/api/auth/users/")).status()).isEqualTo(404);
  }
}
