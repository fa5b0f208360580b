package dev.vestibule.dialect.djoser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages of other origins, over real HTTP: what browsers are told about those that are listed. */
class ForeignOriginsTest {
  private static final String LISTED = "https://app.example.org";
  private static final List<String> STRANGERS =
      List.of(
          "https://evil.example",
          "http://app.example.org",
          "https://app.example.org:8443",
          "https://app.example.org.evil.example",
          "https://evil-app.example.org",
          "null");
  private static final String[] SETTINGS = {"cors.origins", LISTED, "cors.credentials", "true"};

  @Test
  void aPreflightAllowsWhatIsListedAlone() {
    Served.with(
        visitor -> {
          for (String path : List.of("/auth/jwt/create/", "/auth/users/me", "/login/", "/api/v1")) {
            Reply listed = preflight(visitor, path, LISTED);
            assertThat(listed.status()).isEqualTo(204);
            assertThat(listed.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
            assertThat(listed.header("Access-Control-Allow-Credentials")).isEqualTo("true");
            assertThat(listed.header("Access-Control-Allow-Methods")).contains("PATCH", "DELETE");
            for (String stranger : STRANGERS) {
              closed(preflight(visitor, path, stranger));
            }
          }
        },
        SETTINGS);
  }

  @Test
  void anAnswerNamesNoOriginThatIsNotListed() {
    Served.with(
        visitor -> {
          visitor.account("ada");
          String bearer = visitor.signIn("ada").bearer();
          for (String path : List.of("/auth/users/me/", "/auth/users/0/", "/nowhere")) {
            String answered =
                get(visitor, path, LISTED, bearer).header("Access-Control-Allow-Origin");
            assertThat(answered).isEqualTo(LISTED);
            STRANGERS.forEach(stranger -> closed(get(visitor, path, stranger, bearer)));
          }
          // Whoever asks without an origin gets what a shared cache must not give to one.
          closed(visitor.unchecked(visitor.to("/auth/users/me/").header("Authorization", bearer)));
        },
        SETTINGS);
  }

  @Test
  void theWildcardOpensToAnyPageWithoutCredentials() {
    Served.with(
        visitor -> {
          visitor.account("ada");
          String bearer = visitor.signIn("ada").bearer();
          Reply asked = preflight(visitor, "/auth/users/me/", "https://evil.example");
          assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo("*");
          assertThat(asked.header("Access-Control-Allow-Credentials")).isEmpty();
          Reply me = get(visitor, "/auth/users/me/", "https://evil.example", bearer);
          assertThat(me.header("Access-Control-Allow-Origin")).isEqualTo("*");
          assertThat(me.header("Access-Control-Allow-Credentials")).isEmpty();
        },
        "cors.origins",
        "*");
  }

  @Test
  void inProductionLocalPagesAreStrangersToo() {
    Map<String, String> settings =
        Map.of(
            "mode", "production",
            "server.public-url", "https://accounts.example.org",
            "secrets.master-key", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
            "mail.transport", "smtp",
            "mail.smtp.host", "localhost",
            "cors.origins", LISTED);
    try (var server = dev.vestibule.TestServer.start(settings)) {
      Visitor visitor = new Visitor(server);
      closed(preflight(visitor, "/auth/jwt/create/", "http://localhost:3000"));
      assertThat(
              preflight(visitor, "/auth/jwt/create/", LISTED).header("Access-Control-Allow-Origin"))
          .isEqualTo(LISTED);
    }
  }

  private static void closed(Reply reply) {
    assertThat(reply.response().headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
    assertThat(String.join(",", reply.response().headers().allValues("Vary"))).contains("Origin");
  }

  private static Reply preflight(Visitor visitor, String path, String origin) {
    return visitor.unchecked(
        visitor
            .to(path)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .method("OPTIONS", BodyPublishers.noBody()));
  }

  private static Reply get(Visitor visitor, String path, String origin, String authorization) {
    return visitor.unchecked(
        visitor.to(path).header("Origin", origin).header("Authorization", authorization));
  }
}
