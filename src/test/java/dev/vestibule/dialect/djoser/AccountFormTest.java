package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static dev.vestibule.Visitor.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an account is made of for front ends: with or without a username, under which members. */
class AccountFormTest {
  private static Map<String, Object> byEmail(String name) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("email", email(name));
    body.put("password", PASSWORD);
    body.put("re_password", PASSWORD);
    return body;
  }

  @Test
  void accountsWithoutUsername() {
    Served.with(
        visitor -> {
          Map<String, Object> body = Served.plus(byEmail("ann"), "username", "ignored");
          Reply made = visitor.post("/users/", body);
          assertThat(made.status()).as(made.text()).isEqualTo(201);
          assertThat(made.json().propertyNames())
              .containsExactly("id", "email", "first_name", "last_name", "avatar", "is_active");
          var mail = visitor.mailbox.newest(email("ann"), null).orElseThrow();
          assertThat(mail.text()).contains("Hello " + email("ann"));
          assertThat(visitor.post("/users/activation/", Visitor.activation(mail.link())).status())
              .isEqualTo(204);
          Map<String, String> credentials =
              Map.of("email", "ANN@example.org", "password", PASSWORD);
          Reply tokens = visitor.post("/jwt/create/", credentials);
          assertThat(tokens.status()).isEqualTo(200);
          Reply me = visitor.get("/users/me/", "Bearer " + tokens.get("access"));
          assertThat(me.json().has("username")).isFalse();
          assertThat(visitor.post("/token/login/", credentials).status()).isEqualTo(200);
          Reply refused = visitor.post("/jwt/create/", Map.of("username", "ann", "password", "x"));
          assertThat(refused.json().propertyNames()).containsExactly("email");
          Reply again = visitor.post("/users/", byEmail("ann"));
          assertThat(again.json().propertyNames()).containsExactly("email");
        },
        "natural-name",
        "email");
  }

  @Test
  void theAddressIsChangedWithThePassword() {
    Served.with(
        visitor -> {
          visitor.post("/users/", byEmail("eva"));
          visitor.post("/users/", byEmail("fay"));
          Map<String, String> credentials = Map.of("email", email("eva"), "password", PASSWORD);
          String bearer = "Bearer " + visitor.post("/jwt/create/", credentials).get("access");
          Map<String, Object> body = Map.of("current_password", "wrong", "new_email", email("fay"));
          Reply refused = visitor.json("POST", "/users/set_email/", body, bearer);
          assertThat(refused.json().propertyNames())
              .containsExactly("current_password", "new_email");
          body = Map.of("current_password", PASSWORD, "new_email", email("eva2"));
          assertThat(visitor.json("POST", "/users/set_email", body, bearer).status())
              .isEqualTo(204);
          assertThat(visitor.get("/users/me/", bearer).get("email")).isEqualTo(email("eva2"));
          var former = visitor.to("/auth/users/set_username/").header("Authorization", bearer);
          assertThat(visitor.unchecked(former).status()).isEqualTo(404);
        },
        "natural-name",
        "email",
        "send-activation-email",
        "false");
  }

  @Test
  void aUsernameBesideTheNaturalEmail() {
    Served.with(
        visitor -> {
          assertThat(visitor.post("/users/", byEmail("bob")).json().propertyNames())
              .containsExactly("username");
          Reply made = visitor.post("/users/", Served.plus(byEmail("bob"), "username", "bob"));
          assertThat(made.get("username")).isEqualTo("bob");
        },
        "natural-name",
        "email",
        "required-fields",
        "username");
  }

  private static final String[] DECLARED = {
    "natural-name",
    "email",
    "fields",
    "full_name=required,first_name=off,last_name=off,avatar=off,is_active=off,"
        + "date_joined=off,email=fixed,is_staff=read-only,uuid=read-only",
    "profile.fields",
    "{name: {type: string, dialects: [djoser], required: [djoser]}, agreed_to_terms: {type:"
        + " boolean, dialects: [djoser], required: [djoser], write: staff}}",
    "send-activation-email",
    "false"
  };

  private static Map<String, Object> cleo() {
    Map<String, Object> body = byEmail("cleo");
    body.put("full_name", "Cleo Patra");
    body.put("name", "Cleo");
    body.put("agreed_to_terms", true);
    body.put("is_staff", true);
    body.put("phone", "unknown");
    return body;
  }

  @Test
  void membersAreDeclared() {
    Served.with(
        visitor -> {
          assertThat(visitor.post("/users/", byEmail("cleo")).json().propertyNames())
              .containsExactly("full_name", "name", "agreed_to_terms");
          Reply made = visitor.post("/users/", cleo());
          assertThat(made.status()).as(made.text()).isEqualTo(201);
          assertThat(made.json().propertyNames())
              .containsExactly(
                  "id", "uuid", "email", "full_name", "is_staff", "name", "agreed_to_terms");
          assertThat(made.json().get("is_staff").asBoolean()).isFalse();
        },
        DECLARED);
  }

  @Test
  void whatIsOnlyShownOrUnknownIsIgnored() {
    Served.with(
        visitor -> {
          visitor.post("/users/", cleo());
          Map<String, String> credentials = Map.of("email", email("cleo"), "password", PASSWORD);
          String bearer = "Bearer " + visitor.post("/jwt/create/", credentials).get("access");
          Map<String, Object> change =
              Map.of(
                  "full_name", "C. P.", "email", "x@example.org", "agreed_to_terms", false, "z", 1);
          Reply me = visitor.json("PATCH", "/users/me/", change, bearer);
          assertThat(me.status()).as(me.text()).isEqualTo(200);
          assertThat(me.get("full_name")).isEqualTo("C. P.");
          assertThat(me.get("email")).isEqualTo(email("cleo"));
          assertThat(me.json().get("agreed_to_terms").asBoolean()).isTrue();
          Map<String, Object> blank = Map.of("full_name", "");
          assertThat(visitor.json("PATCH", "/users/me/", blank, bearer).status()).isEqualTo(400);
        },
        DECLARED);
  }

  @Test
  void formBodiesAreTakenEverywhere() {
    Served.with(
        visitor -> {
          Map<String, Object> body = byEmail("dora");
          body.put("first_name", "Dora É");
          assertThat(form(visitor, "POST", "/users/", body, "").status()).isEqualTo(201);
          Map<String, Object> credentials = Map.of("email", email("dora"), "password", PASSWORD);
          Reply tokens = form(visitor, "POST", "/jwt/create/", credentials, "");
          String bearer = "Bearer " + tokens.get("access");
          Reply me = form(visitor, "PATCH", "/users/me/", Map.of("last_name", "L"), bearer);
          assertThat(me.get("first_name")).isEqualTo("Dora É");
          assertThat(me.get("last_name")).isEqualTo("L");
          Map<String, Object> refresh = Map.of("refresh", tokens.get("refresh"));
          assertThat(form(visitor, "POST", "/jwt/refresh/", refresh, "").status()).isEqualTo(200);
          Map<String, Object> verify = Map.of("token", tokens.get("access"));
          assertThat(form(visitor, "POST", "/jwt/verify/", verify, "").status()).isEqualTo(200);
          assertThat(form(visitor, "POST", "/token/login/", credentials, "").status())
              .isEqualTo(200);
        },
        "natural-name",
        "email",
        "send-activation-email",
        "false");
  }

  private static Reply form(
      Visitor visitor, String method, String path, Map<String, Object> body, String bearer) {
    String text =
        body.entrySet().stream()
            .map(e -> e.getKey() + "=" + encoded(e.getValue().toString()))
            .collect(Collectors.joining("&"));
    var request =
        visitor
            .to("/auth" + path)
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .method(method, BodyPublishers.ofString(text));
    return visitor.checked(bearer.isEmpty() ? request : request.header("Authorization", bearer));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
