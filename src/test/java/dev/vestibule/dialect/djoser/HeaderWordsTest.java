package dev.vestibule.dialect.djoser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words in front of tokens, as front ends invent them. */
class HeaderWordsTest {
  @Test
  void severalWordsForAccessTokensWithTheirCase() {
    Served.with(
        visitor -> {
          visitor.account("words");
          String access = visitor.signIn("words").access();
          for (String word : new String[] {"JWT", "Bearer", "Sasha", "ITSTEP_2"}) {
            assertThat(visitor.statusOfMe(word + " " + access)).as(word).isEqualTo(200);
          }
          assertThat(visitor.statusOfMe("bearer " + access)).isEqualTo(401);
          assertThat(visitor.get("/users/me/", "Sasha").get("code"))
              .isEqualTo("bad_authorization_header");
          assertThat(visitor.get("/users/me/", "").header("WWW-Authenticate"))
              .isEqualTo("JWT realm=\"api\"");
        },
        "token-prefixes",
        "JWT,Bearer,Sasha,ITSTEP_2");
  }

  @Test
  void severalWordsForStoredTokensInAnyCase() {
    Served.with(
        visitor -> {
          visitor.account("stored");
          String key = visitor.storedToken("stored").substring("Token ".length());
          for (String word : new String[] {"Bearer", "sasha", "SASHA", "Token", "token", "Knock"}) {
            assertThat(visitor.statusOfMe(word + " " + key)).as(word).isEqualTo(200);
          }
          assertThat(visitor.statusOfMe("Bearer " + visitor.signIn("stored").access()))
              .isEqualTo(200);
          assertThat(visitor.statusOfMe("Other " + key)).isEqualTo(401);
        },
        "stored-token-prefixes",
        "Bearer,Sasha",
        "dialects.knox.auth-header-prefix",
        "Knock");
  }

  @Test
  void anEmptyHeaderIsAnonymous() {
    Served.with(visitor -> {
      var body = BodyPublishers.ofString("{\"email\": \"nobody@example.org\"}");
      var request =
          visitor
              .to("/auth/users/reset_password/")
              .header("Content-Type", "application/json")
              .header("Authorization", "")
              .POST(body);
      assertThat(visitor.checked(request).status()).isEqualTo(204);
      Visitor.Reply me = visitor.checked(visitor.to("/auth/users/me/").header("Authorization", ""));
      assertThat(me.status()).isEqualTo(401);
      assertThat(me.json().propertyNames()).containsExactly("detail");
      assertThat(
              visitor.json("POST", "/users/", Map.of("email", "x"), "Bearer undefined").get("code"))
          .isEqualTo("token_not_valid");
    });
  }

  @Test
  void anyHeaderMayBeSentFromAnotherOrigin() {
    Served.with(
        visitor -> {
          var preflight =
              visitor
                  .to("/auth/jwt/create/")
                  .header("Origin", "https://app.example.org")
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "content-type,x-my-own")
                  .method("OPTIONS", BodyPublishers.noBody());
          var reply = visitor.unchecked(preflight);
          assertThat(reply.status()).isEqualTo(204);
          assertThat(reply.header("Access-Control-Allow-Headers"))
              .isEqualTo("content-type,x-my-own");
          assertThat(reply.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        },
        "cors.origins",
        "https://app.example.org",
        "cors.credentials",
        "true",
        "cors.headers",
        "*");
  }
}
