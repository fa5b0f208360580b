package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.NEW;
import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.dialect.v1.Native.Reply;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One's own account: versions, merge patches, the picture, the password. */
class MeTest {
  private static TestServer server;
  private static Native api;
  private static Visitor operator;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "profile.fields",
                """
                {"nickname": {"type": "string", "dialects": ["v1"], "write": ["self"], "unique": true},
                 "grade": {"type": "integer", "dialects": ["v1"], "min": 1, "max": 9, "write": ["staff"]},
                 "born": {"type": "date", "dialects": ["v1"], "write": ["self"]}}
                """));
    api = new Native(server);
    operator = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String token(String name) {
    operator.account(name);
    return access(api.signIn(name, PASSWORD).json());
  }

  private static String tag(String token) {
    return api.get("/me", token).header("ETag");
  }

  @Test
  void aPatchChangesWhatItNames() {
    String token = token("ada");
    Reply first =
        api.patch(
            token,
            tag(token),
            Map.of("name", "Ada King", "locale", "fr", "profile", Map.of("born", "1815-12-10")));
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.header("ETag")).isEqualTo(tag(token));
    Reply second =
        api.patch(token, tag(token), "{\"name\": null, \"profile\": {\"nickname\": \"Countess\"}}");
    assertThat(second.at("/name")).isEmpty();
    assertThat(second.at("/locale")).isEqualTo("fr");
    assertThat(second.at("/profile/born")).isEqualTo("1815-12-10");
    assertThat(second.at("/profile/nickname")).isEqualTo("Countess");
    Reply third = api.patch(token, tag(token), "{\"profile\": {\"born\": null}}");
    assertThat(third.json().at("/profile/born").isNull()).isTrue();
  }

  @Test
  void aLostVersionIsNotOverwritten() {
    String token = token("etag");
    String old = tag(token);
    assertThat(api.patch(token, old, Map.of("name", "One")).status()).isEqualTo(200);
    assertThat(api.patch(token, old, Map.of("name", "Two")).code()).isEqualTo("version-mismatch");
    assertThat(api.patch(token, "W/" + tag(token), Map.of("name", "Two")).status()).isEqualTo(412);
    assertThat(api.patch(token, "*", Map.of("name", "Three")).status()).isEqualTo(200);
    Reply without =
        api.send(
            "PATCH",
            "/me",
            Map.of("name", "Four"),
            "Authorization",
            "Bearer " + token,
            "Content-Type",
            "application/merge-patch+json");
    assertThat(without.code()).isEqualTo("precondition-required");
    String now = tag(token);
    Reply unchanged =
        api.bare("GET", "/me", "Authorization", "Bearer " + token, "If-None-Match", now);
    assertThat(unchanged.status()).isEqualTo(304);
    List<Integer> raced =
        Visitor.atOnce(20, () -> api.patch(token, now, Map.of("name", "Raced")).status());
    assertThat(raced).containsOnlyOnce(200).containsOnly(200, 412);
  }

  @Test
  void onlyWhatIsOnesOwnCanBeWritten() {
    String token = token("bounds");
    Reply refused =
        api.patch(
            token,
            "*",
            "{\"email\": \"x@example.org\", \"is_staff\": true, \"id\": 1, \"locale\": null,"
                + " \"profile\": {\"a/b~c\": 1, \"born\": \"never\", \"grade\": 99}}");
    assertThat(refused.errors())
        .containsExactlyInAnyOrder(
            "/email unknown",
            "/is_staff unknown",
            "/id unknown",
            "/locale null",
            "/profile/a~1b~0c unknown",
            "/profile/born value",
            "/profile/grade value");
    assertThat(api.patch(token, "*", Map.of("profile", Map.of("grade", 3))).errors())
        .containsExactly("/profile/grade read-only");
    assertThat(api.get("/me", token).at("/email")).isEqualTo(email("bounds"));
  }

  @Test
  void aUniqueFieldBelongsToOne() {
    String one = token("first");
    String two = token("second");
    Map<String, Object> patch = Map.of("profile", Map.of("nickname", "Zed"));
    assertThat(api.patch(one, "*", patch).status()).isEqualTo(200);
    Reply taken = api.patch(two, "*", patch);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.errors()).containsExactly("/profile/nickname taken");
  }

  @Test
  void thePictureIsPutAndRemoved() throws IOException {
    String token = token("picture");
    String bearer = "Bearer " + token;
    Reply put =
        api.send("PUT", "/me/avatar", png(), "Authorization", bearer, "Content-Type", "image/png");
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.at("/avatar_url")).startsWith(server.baseUrl() + "/media/avatars/");
    Reply script =
        api.send(
            "PUT",
            "/me/avatar",
            "<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8),
            "Authorization",
            bearer,
            "Content-Type",
            "image/png");
    assertThat(script.errors()).containsExactly(" picture");
    Reply html =
        api.send("PUT", "/me/avatar", png(), "Authorization", bearer, "Content-Type", "text/html");
    assertThat(html.status()).isEqualTo(415);
    Reply stale =
        api.bare("DELETE", "/me/avatar", "Authorization", bearer, "If-Match", "\"version-1\"");
    assertThat(stale.status()).isEqualTo(412);
    Reply gone = api.delete("/me/avatar", token);
    assertThat(gone.json().get("avatar_url").isNull()).isTrue();
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void aNewPasswordEndsTheOtherSessions() {
    String token = token("secret");
    String other = access(api.signIn("secret", PASSWORD).json());
    assertThat(change(token, "wrong", NEW).errors())
        .containsExactly("/current_password wrong-password");
    assertThat(change(token, PASSWORD, "12345678").errors())
        .containsExactly("/new_password password-too-common", "/new_password password-numeric");
    assertThat(change(token, PASSWORD, NEW).status()).isEqualTo(204);
    assertThat(api.get("/me", token).status()).isEqualTo(200);
    assertThat(api.get("/me", other).status()).isEqualTo(401);
    assertThat(api.signIn("secret", PASSWORD).status()).isEqualTo(401);
    assertThat(api.signIn("secret", NEW).status()).isEqualTo(201);
    assertThat(api.mailbox.settled(email("secret"))).hasSize(1);
  }

  private static Reply change(String token, String present, String wanted) {
    return api.post(
        "/me/password",
        Map.of("current_password", present, "new_password", wanted),
        "Authorization",
        "Bearer " + token);
  }
}
