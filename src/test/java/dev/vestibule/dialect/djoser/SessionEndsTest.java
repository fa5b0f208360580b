package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor.Pair;
import dev.vestibule.Visitor.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code jwt/blacklist/}, {@code logout/}, and what jwt/create answers beside the tokens. */
class SessionEndsTest {
  @Test
  void blacklistEndsTheSession() {
    Served.with(visitor -> {
      visitor.account("black");
      Pair pair = visitor.signIn("black");
      Map<String, String> body = Map.of("refresh", pair.refresh());
      assertThat(visitor.post("/jwt/blacklist/", body).text()).isEqualTo("{}");
      assertThat(visitor.statusOfRefresh(pair.refresh())).isEqualTo(401);
      assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
      assertThat(visitor.post("/jwt/blacklist/", body).get("code")).isEqualTo("token_not_valid");
      assertThat(visitor.post("/jwt/blacklist", Map.of()).status()).isEqualTo(400);
      assertThat(visitor.post("/jwt/blacklist/", Map.of("refresh", "x")).status()).isEqualTo(401);
    });
  }

  @Test
  void logoutTakesWhatItGets() {
    Served.with(
        visitor -> {
          visitor.account("out");
          Pair pair = visitor.signIn("out");
          Map<String, String> body = Map.of("refresh", pair.refresh());
          assertThat(visitor.json("POST", "/logout/", body, pair.bearer()).status()).isEqualTo(205);
          assertThat(visitor.statusOfMe(pair.bearer())).isEqualTo(401);
          assertThat(visitor.post("/logout", body).status()).isEqualTo(205);
          Pair other = visitor.signIn("out");
          assertThat(visitor.json("POST", "/logout/", Map.of(), other.bearer()).status())
              .isEqualTo(205);
          assertThat(visitor.statusOfMe(other.bearer())).isEqualTo(401);
          String refresh = visitor.signIn("out").refresh();
          Map<String, String> named = Map.of("refresh_token", refresh);
          assertThat(visitor.post("/logout/", named).status()).isEqualTo(205);
          assertThat(visitor.statusOfRefresh(refresh)).isEqualTo(401);
          String stored = visitor.storedToken("out");
          assertThat(visitor.json("POST", "/logout/", Map.of(), stored).status()).isEqualTo(205);
          assertThat(visitor.statusOfMe(stored)).isEqualTo(401);
          assertThat(visitor.post("/logout/", Map.of()).status()).isEqualTo(400);
        },
        "logout-status",
        "205");
  }

  @Test
  void jwtCreateAnswersWhatIsDeclared() {
    Served.with(
        visitor -> {
          long id = visitor.account("decl", Map.of("first_name", "D"));
          Reply reply = visitor.create("decl", PASSWORD);
          JsonNode json = reply.json();
          assertThat(json.propertyNames())
              .containsExactly("refresh", "access", "user_id", "mail", "admin", "user", "badge");
          assertThat(json.get("user_id").asLong()).isEqualTo(id);
          assertThat(json.get("mail").asString()).isEqualTo(email("decl"));
          assertThat(json.get("admin").asBoolean()).isFalse();
          assertThat(json.get("badge").isNull()).isTrue();
          assertThat(json.get("user"))
              .isEqualTo(visitor.get("/users/me/", "Bearer " + reply.get("access")).json());
        },
        "jwt-answer",
        "user_id=id,mail=email,admin=is_superuser,user=account,badge=badge",
        "profile.fields",
        "{badge: {type: integer, dialects: [djoser]}}");
  }
}
