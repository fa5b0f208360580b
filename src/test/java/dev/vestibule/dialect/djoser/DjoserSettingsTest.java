package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static dev.vestibule.Visitor.registration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What djoser projects set: names, members, and who is told what. */
class DjoserSettingsTest {
  private static final String OTHER = "another-horse-battery";

  private interface Story {
    void tell(Visitor visitor);
  }

  /** Serves with settings in pairs of name and value; a name without a dot is one of djoser's. */
  private static void with(Story story, String... settings) {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      boolean whole = settings[i].contains(".");
      all.put(whole ? settings[i] : "dialects.djoser." + settings[i], settings[i + 1]);
    }
    try (TestServer server = TestServer.start(all)) {
      story.tell(new Visitor(server));
    }
  }

  private static Map<String, Object> without(Map<String, ?> body, String member) {
    Map<String, Object> less = new HashMap<>(body);
    less.remove(member);
    return less;
  }

  private static Map<String, Object> plus(Map<String, ?> body, String member, Object value) {
    Map<String, Object> more = new HashMap<>(body);
    more.put(member, value);
    return more;
  }

  @Test
  void prefixMovesEverything() {
    with(
        visitor -> {
          var link = visitor.register("moved");
          assertThat(visitor.post("/users/activation/", Visitor.activation(link)).status())
              .isEqualTo(204);
          assertThat(visitor.statusOfMe(visitor.signIn("moved").bearer())).isEqualTo(200);
          assertThat(visitor.unchecked(visitor.to("/api/v1/auth/")).get("users"))
              .endsWith("/api/v1/auth/users/");
          assertThat(visitor.unchecked(visitor.to("/auth/users/me/")).status()).isEqualTo(404);
        },
        "prefix",
        "/api/v1/auth");
  }

  @Test
  void loginFieldEmailNamesMembersAndErrors() {
    with(
        visitor -> {
          visitor.account("Mia");
          Map<String, String> body = Map.of("email", "MIA@Example.ORG", "password", PASSWORD);
          assertThat(visitor.post("/jwt/create/", body).status()).isEqualTo(200);
          assertThat(visitor.post("/token/login/", body).status()).isEqualTo(200);
          assertThat(visitor.create("Mia", PASSWORD).json().propertyNames())
              .containsExactly("email");
          assertThat(visitor.post("/jwt/create/", plus(body, "password", OTHER)).status())
              .isEqualTo(401);
        },
        "login-field",
        "email");
  }

  @Test
  void tokenPrefixIsAnotherWord() {
    with(
        visitor -> {
          visitor.account("word");
          String access = visitor.signIn("word").access();
          assertThat(visitor.statusOfMe("JWT " + access)).isEqualTo(200);
          assertThat(visitor.statusOfMe("Bearer " + access)).isEqualTo(401);
          assertThat(visitor.get("/users/me/", "").header("WWW-Authenticate"))
              .isEqualTo("JWT realm=\"api\"");
        },
        "token-prefixes",
        "JWT");
  }

  @Test
  void tokenPrefixesAreSeveralWords() {
    with(
        visitor -> {
          visitor.account("words");
          String access = visitor.signIn("words").access();
          assertThat(visitor.statusOfMe("JWT " + access)).isEqualTo(200);
          assertThat(visitor.statusOfMe("Bearer " + access)).isEqualTo(200);
          assertThat(visitor.get("/users/me/", "").header("WWW-Authenticate"))
              .isEqualTo("Bearer realm=\"api\"");
        },
        "token-prefixes",
        "Bearer,JWT");
  }

  @Test
  void registrationWithoutRepetition() {
    with(
        visitor -> {
          Map<String, Object> once = without(registration("once"), "re_password");
          assertThat(visitor.post("/users/", once).status()).isEqualTo(201);
          Map<String, Object> twice = plus(registration("twice"), "re_password", "something else");
          assertThat(visitor.post("/users/", twice).status()).isEqualTo(201);
        },
        "user-create-password-retype",
        "false");
  }

  @Test
  void setPasswordWithoutRepetition() {
    with(
        visitor -> {
          visitor.account("setter");
          Map<String, String> body =
              Map.of("current_password", PASSWORD, "new_password", OTHER, "re_new_password", "x");
          String bearer = visitor.signIn("setter").bearer();
          assertThat(visitor.json("POST", "/users/set_password/", body, bearer).status())
              .isEqualTo(204);
          assertThat(visitor.create("setter", OTHER).status()).isEqualTo(200);
        },
        "set-password-retype",
        "false");
  }

  @Test
  void resetWithoutRepetition() {
    with(
        visitor -> {
          visitor.account("forgetful");
          Map<String, Object> body =
              without(Visitor.reset(visitor.resetLink("forgetful"), OTHER), "re_new_password");
          assertThat(visitor.post("/users/reset_password_confirm/", body).status()).isEqualTo(204);
          assertThat(visitor.create("forgetful", OTHER).status()).isEqualTo(200);
        },
        "password-reset-confirm-retype",
        "false");
  }

  @Test
  void usernamesWithRepetition() {
    with(
        visitor -> {
          visitor.account("namer");
          String bearer = visitor.signIn("namer").bearer();
          Map<String, Object> body =
              Map.of("current_password", PASSWORD, "new_username", "renamed");
          assertThat(rename(visitor, body, bearer).get("re_new_username")).contains("required");
          Map<String, Object> differs = plus(body, "re_new_username", "other");
          assertThat(rename(visitor, differs, bearer).json().propertyNames())
              .containsExactly("non_field_errors");
          Map<String, Object> same = plus(body, "re_new_username", "renamed");
          assertThat(rename(visitor, same, bearer).status()).isEqualTo(204);

          visitor.post("/users/reset_username/", Map.of("email", email("namer")));
          var link = visitor.link(email("namer"));
          Map<String, Object> reset = plus(Visitor.activation(link), "new_username", "again");
          String path = "/users/reset_username_confirm/";
          assertThat(visitor.post(path, reset).status()).isEqualTo(400);
          assertThat(visitor.post(path, plus(reset, "re_new_username", "again")).status())
              .isEqualTo(204);
        },
        "set-username-retype",
        "true",
        "username-reset-confirm-retype",
        "true");
  }

  private static Reply rename(Visitor visitor, Map<String, Object> body, String bearer) {
    Reply reply = visitor.json("POST", "/users/set_username/", body, bearer);
    return new Reply(
        reply.status(), reply.text().replace("[\"", "\"").replace("\"]", "\""), reply.response());
  }

  @Test
  void withoutActivationMailAccountsAreActiveAtOnce() {
    with(
        visitor -> {
          Reply reply = visitor.post("/users/", registration("direct"));
          assertThat(reply.json().get("is_active").booleanValue()).isTrue();
          assertThat(visitor.mailbox.settled(email("direct"))).isEmpty();
          String bearer = visitor.signIn("direct").bearer();
          Map<String, String> moved = Map.of("email", "direct2@example.org");
          assertThat(visitor.json("PATCH", "/users/me/", moved, bearer).status()).isEqualTo(200);
          assertThat(visitor.statusOfMe(bearer)).isEqualTo(200);
          assertThat(visitor.mailbox.settled("direct2@example.org"))
              .containsExactly("Your new e-mail address on Example");
        },
        "send-activation-email",
        "false");
  }

  @Test
  void confirmationMails() {
    with(
        visitor -> {
          var link = visitor.register("told");
          visitor.post("/users/activation/", Visitor.activation(link));
          assertThat(visitor.mailbox.settled(email("told"))).hasSize(1);
          String bearer = visitor.signIn("told").bearer();
          Map<String, Object> rename =
              Map.of("current_password", PASSWORD, "new_username", "told2");
          visitor.json("POST", "/users/set_username/", rename, bearer);
          assertThat(visitor.mailbox.settled(email("told"))).hasSize(1);
          visitor.confirmReset(visitor.resetLink("told"), OTHER);
          assertThat(visitor.mailbox.settled(email("told"))).hasSize(1);
        },
        "send-confirmation-email",
        "true",
        "password-changed-email-confirmation",
        "true",
        "username-changed-email-confirmation",
        "true");
  }

  @Test
  void noConfirmationMailsUnlessAskedFor() {
    with(
        visitor -> {
          var link = visitor.register("quiet");
          visitor.post("/users/activation/", Visitor.activation(link));
          visitor.confirmReset(visitor.resetLink("quiet"), OTHER);
          assertThat(visitor.mailbox.settled(email("quiet"))).isEmpty();
        },
        "notifications.password-changed",
        "false");
  }

  @Test
  void othersAreForbiddenWhereUsersAreNotHidden() {
    with(
        visitor -> {
          long other = visitor.account("other");
          visitor.account("curious");
          String bearer = visitor.signIn("curious").bearer();
          assertThat(visitor.get("/users/" + other + "/", bearer).status()).isEqualTo(403);
        },
        "hide-users",
        "false");
  }

  @Test
  void unknownAddressesAreToldWhereThatIsWanted() {
    with(
        visitor -> {
          Map<String, String> unknown = Map.of("email", "nobody@example.org");
          for (String path : List.of("/users/reset_password/", "/users/reset_username/")) {
            assertThat(visitor.postUnchecked(path, unknown).text())
                .isEqualTo("[\"User with given email does not exist.\"]");
          }
          visitor.account("somebody");
          Map<String, String> known = Map.of("email", email("somebody"));
          assertThat(visitor.post("/users/reset_password/", known).status()).isEqualTo(204);
        },
        "password-reset-show-email-not-found",
        "true",
        "username-reset-show-email-not-found",
        "true");
  }

  @Test
  void furtherFieldsAreRequired() {
    with(
        visitor -> {
          Reply reply = visitor.post("/users/", registration("named"));
          assertThat(reply.status()).isEqualTo(400);
          assertThat(reply.json().propertyNames()).containsExactly("first_name", "last_name");
          Map<String, Object> whole =
              plus(plus(registration("named"), "first_name", "A"), "last_name", "B");
          assertThat(visitor.post("/users/", plus(whole, "last_name", "")).status()).isEqualTo(400);
          assertThat(visitor.post("/users/", whole).status()).isEqualTo(201);
        },
        "required-fields",
        "first_name,last_name");
  }

  @Test
  void switchedOffThereIsNothing() {
    try (TestServer server = TestServer.start(Map.of("dialects.djoser.enabled", "false"))) {
      Visitor visitor = new Visitor(server);
      for (String path : List.of("/auth/", "/auth/users/", "/auth/jwt/create", "/auth/users/me/")) {
        assertThat(visitor.unchecked(visitor.to(path)).status()).as(path).isEqualTo(404);
      }
    }
  }
}
