package dev.vestibule.dialect.djoser;

import static dev.vestibule.Visitor.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.Visitor;
import dev.vestibule.Visitor.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tokens in HttpOnly cookies, as a front end of another origin uses them. */
class TokenCookiesTest {
  private static final String APP = "https://app.example.org";
  private static final String[] SETTINGS = {
    "cookies.enabled", "true", "cors.origins", APP, "cors.credentials", "true"
  };

  /** A browser: it keeps cookies and says which page asks. */
  private static final class Browser {
    private final Visitor visitor;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private Map<String, String> from = Map.of("Origin", APP, "Sec-Fetch-Site", "cross-site");

    Browser(Visitor visitor) {
      this.visitor = visitor;
    }

    Reply send(String method, String path, String type, String body) {
      var request = visitor.to("/auth" + path).method(method, BodyPublishers.ofString(body));
      if (!type.isEmpty()) {
        request.header("Content-Type", type);
      }
      from.forEach(request::header);
      if (!cookies.isEmpty()) {
        request.header(
            "Cookie",
            String.join(
                "; ",
                cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList()));
      }
      Reply reply = visitor.checked(request);
      setCookies(reply).forEach(this::keep);
      return reply;
    }

    private void keep(String setCookie) {
      String pair = setCookie.substring(0, setCookie.indexOf(';'));
      int equals = pair.indexOf('=');
      if (setCookie.contains("Max-Age=0")) {
        cookies.remove(pair.substring(0, equals));
      } else {
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }

    Reply post(String path, String json) {
      return send("POST", path, json.isEmpty() ? "" : "application/json", json);
    }

    Reply signIn(String name) {
      return post(
          "/jwt/create/", "{\"username\": \"" + name + "\", \"password\": \"" + PASSWORD + "\"}");
    }

    int me() {
      return send("GET", "/users/me/", "", "").status();
    }
  }

  private static List<String> setCookies(Reply reply) {
    return reply.response().headers().allValues("Set-Cookie");
  }

  @Test
  void aFrontEndOfAnotherOriginSignsInGoesOnAndSignsOut() {
    Served.with(
        visitor -> {
          visitor.account("ada");
          Browser browser = new Browser(visitor);
          assertThat(browser.me()).isEqualTo(401);
          Reply created = browser.signIn("ada");
          assertThat(created.status()).as(created.text()).isEqualTo(200);
          assertThat(setCookies(created))
              .anySatisfy(c ->
                  assertThat(c)
                      .startsWith("access=")
                      .endsWith("; Path=/; Max-Age=300; HttpOnly; SameSite=Lax"))
              .anySatisfy(c -> assertThat(c).startsWith("refresh=").contains("Max-Age=86400"));
          assertThat(created.header("Access-Control-Allow-Credentials")).isEqualTo("true");
          assertThat(browser.me()).isEqualTo(200);
          assertThat(browser.post("/jwt/verify/", "").status()).isEqualTo(200);
          String before = browser.cookies.get("access");
          assertThat(browser.post("/jwt/refresh/", "").status()).isEqualTo(200);
          assertThat(browser.cookies.get("access")).isNotEqualTo(before);
          assertThat(browser.post("/jwt/verify", "{}").status()).isEqualTo(200);
          Reply patch =
              browser.send("PATCH", "/users/me/", "application/json", "{\"first_name\": \"Ada\"}");
          assertThat(patch.get("first_name")).isEqualTo("Ada");
          assertThat(browser.post("/logout/", "").status()).isEqualTo(204);
          assertThat(browser.cookies).isEmpty();
          assertThat(visitor.statusOfMe("Bearer " + before)).isEqualTo(401);
          assertThat(browser.me()).isEqualTo(401);
          assertThat(browser.post("/jwt/verify/", "").status()).isEqualTo(400);
        },
        SETTINGS);
  }

  @Test
  void aDeadCookieKeepsNobodyOut() {
    Served.with(
        visitor -> {
          visitor.account("dead");
          Browser browser = new Browser(visitor);
          browser.signIn("dead");
          Map<String, String> old = Map.copyOf(browser.cookies);
          browser.post("/logout/", "");
          browser.cookies.putAll(old);
          assertThat(browser.me()).isEqualTo(401);
          assertThat(browser.post("/jwt/verify/", "").get("code")).isEqualTo("token_not_valid");
          assertThat(
                  browser.post("/users/reset_password/", "{\"email\": \"a@example.org\"}").status())
              .isEqualTo(204);
          assertThat(browser.post("/jwt/refresh/", "").status()).isEqualTo(401);
          assertThat(browser.cookies).isEmpty();
          browser.cookies.putAll(old);
          assertThat(browser.post("/logout/", "").status()).isEqualTo(204);
          browser.cookies.putAll(old);
          assertThat(browser.signIn("dead").status()).isEqualTo(200);
          assertThat(browser.me()).isEqualTo(200);
        },
        SETTINGS);
  }

  @Test
  void anotherSiteCannotUseThem() {
    Served.with(
        visitor -> {
          visitor.account("eve");
          Browser browser = new Browser(visitor);
          browser.signIn("eve");
          browser.from = Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site");
          String form = "application/x-www-form-urlencoded";
          List<Reply> replies =
              List.of(
                  browser.send("POST", "/users/set_username/", form, "new_username=x"),
                  browser.send("POST", "/logout/", form, ""),
                  browser.send("POST", "/jwt/refresh/", form, ""),
                  browser.send("POST", "/jwt/blacklist/", form, ""),
                  browser.send("POST", "/jwt/create/", form, "username=eve&password=" + PASSWORD));
          for (Reply reply : replies) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.get("detail")).startsWith("CSRF Failed: Origin checking failed");
            assertThat(setCookies(reply)).isEmpty();
          }
          browser.from = Map.of("Origin", "null");
          assertThat(browser.send("POST", "/logout/", form, "").status()).isEqualTo(403);
          browser.from = Map.of("Sec-Fetch-Site", "same-site");
          assertThat(browser.send("POST", "/logout/", form, "").status()).isEqualTo(403);
          assertThat(browser.me()).isEqualTo(200);
          browser.from = Map.of("Sec-Fetch-Site", "same-origin");
          assertThat(browser.send("POST", "/jwt/refresh/", form, "").status()).isEqualTo(200);
        },
        SETTINGS);
  }

  @Test
  void namesAndAttributesAreSettings() {
    Served.with(
        visitor -> {
          visitor.account("cook");
          Browser browser = new Browser(visitor);
          Reply created = browser.signIn("cook");
          assertThat(created.text()).isEqualTo("{}");
          assertThat(setCookies(created))
              .anySatisfy(c ->
                  assertThat(c)
                      .startsWith("at=")
                      .endsWith(
                          "; Path=/auth; Domain=example.org; HttpOnly; SameSite=None; Secure"));
          assertThat(browser.cookies).containsOnlyKeys("at", "rt");
          assertThat(browser.post("/jwt/refresh/", "").text()).isEqualTo("{}");
          assertThat(browser.me()).isEqualTo(200);
        },
        "cookies.enabled",
        "true",
        "cookies.access",
        "at",
        "cookies.refresh",
        "rt",
        "cookies.in-body",
        "false",
        "cookies.same-site",
        "none",
        "cookies.path",
        "/auth",
        "cookies.domain",
        "example.org",
        "cookies.session",
        "true",
        "cors.origins",
        APP,
        "cors.credentials",
        "true");
  }

  @Test
  void theHeaderNeedsNoProof() {
    Served.with(
        visitor -> {
          visitor.account("head");
          String bearer = visitor.signIn("head").bearer();
          var request =
              visitor
                  .to("/auth/users/me/")
                  .header("Content-Type", "application/json")
                  .header("Origin", "https://evil.example")
                  .header("Authorization", bearer)
                  .method("PATCH", BodyPublishers.ofString("{\"first_name\": \"H\"}"));
          assertThat(visitor.checked(request).status()).isEqualTo(200);
        },
        SETTINGS);
  }
}
