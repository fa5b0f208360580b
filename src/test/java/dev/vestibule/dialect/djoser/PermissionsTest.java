package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** PERMISSIONS, USER_ID_FIELD and TOKEN_MODEL. */
class PermissionsTest {
  @Test
  void staffAloneRegisterListReadAndDelete() {
    Served.with(
        visitor -> {
          long id = visitor.account("plain");
          visitor.account("boss", Map.of("is_staff", true));
          String plain = visitor.signIn("plain").bearer();
          String boss = visitor.signIn("boss").bearer();
          var body = Visitor.registration("new");
          assertThat(visitor.post("/users/", body).status()).isEqualTo(401);
          assertThat(visitor.json("POST", "/users/", body, plain).status()).isEqualTo(403);
          assertThat(visitor.json("POST", "/users/", body, boss).status()).isEqualTo(201);
          for (String path : new String[] {"/users/", "/users/me/", "/users/" + id + "/"}) {
            assertThat(visitor.get(path, plain).status()).as(path).isEqualTo(403);
            assertThat(visitor.get(path, boss).status()).as(path).isEqualTo(200);
          }
          Map<String, String> password = Map.of("current_password", PASSWORD);
          assertThat(visitor.json("DELETE", "/users/me/", password, plain).status()).isEqualTo(403);
          assertThat(visitor.json("DELETE", "/users/" + id, password, boss).status())
              .isEqualTo(204);
        },
        "permissions.user-create",
        "is_admin_user",
        "permissions.user-list",
        "is-admin-user",
        "permissions.user",
        "is-admin-user",
        "permissions.user-delete",
        "is-admin-user");
  }

  @Test
  void whoIsSignedInReadsEverybodyAndChangesNobody() {
    Served.with(
        visitor -> {
          long other = visitor.account("other");
          visitor.account("reader");
          String reader = visitor.signIn("reader").bearer();
          assertThat(visitor.get("/users/", reader).json()).hasSize(2);
          assertThat(visitor.get("/users/" + other, reader).get("username")).isEqualTo("other");
          Map<String, String> change = Map.of("first_name", "x");
          assertThat(visitor.json("PATCH", "/users/" + other + "/", change, reader).status())
              .isEqualTo(403);
          Map<String, String> body = Map.of("email", email("other"));
          assertThat(visitor.post("/users/reset_password/", body).status()).isEqualTo(401);
        },
        "hide-users",
        "false",
        "permissions.user-list",
        "is-authenticated",
        "permissions.user",
        "current-user-or-admin-or-read-only",
        "permissions.password-reset",
        "is-authenticated");
  }

  @Test
  void accountsAreNamedByAnotherField() {
    for (String field : new String[] {"uuid", "username"}) {
      Served.with(
          visitor -> {
            visitor.account("named");
            String bearer = visitor.signIn("named").bearer();
            var me = visitor.get("/users/me/", bearer).json();
            assertThat(me.has("id")).isFalse();
            String name = me.get(field).asString();
            assertThat(visitor.get("/users/" + name + "/", bearer).json()).isEqualTo(me);
            assertThat(visitor.get("/users/1/", bearer).status()).isEqualTo(404);
          },
          "user-id-field",
          field);
    }
  }

  @Test
  void withoutStoredTokensTheirRoutesAreNotThere() {
    Served.with(
        visitor -> {
          visitor.account("jwt");
          assertThat(visitor.unchecked(visitor.to("/auth/token/login/")).status()).isEqualTo(404);
          assertThat(visitor.statusOfMe(visitor.signIn("jwt").bearer())).isEqualTo(200);
        },
        "token-model",
        "none");
  }
}
