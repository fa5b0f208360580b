package dev.vestibule.dialect.v1;

import static dev.vestibule.dialect.v1.Native.PASSWORD;
import static dev.vestibule.dialect.v1.Native.access;
import static dev.vestibule.dialect.v1.Native.email;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.dialect.v1.Native.Reply;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file to take away, and the pictures of profile fields. */
class OwnDataTest {
  private static TestServer server;
  private static Native api;
  private static Visitor operator;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "accounts.conceal-existence",
                "true",
                "profile.fields",
                """
                {"banner": {"type": "image", "dialects": ["v1"], "write": ["self"]},
                 "badge": {"type": "image", "dialects": ["v1"], "write": ["staff"]},
                 "secret": {"type": "image", "dialects": ["v1"], "read": ["staff"], "write": ["staff"]},
                 "motto": {"type": "string", "dialects": ["v1"], "write": ["self"]}}
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

  private static Reply put(String token, String path, String... headers) throws IOException {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 4, headers.length);
    all[0] = "Authorization";
    all[1] = "Bearer " + token;
    all[2] = "Content-Type";
    all[3] = "image/png";
    return api.send("PUT", path, png(), all);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  @Test
  void aPictureOfTheProfileIsPutShownAndRemoved() throws IOException {
    String token = token("painter");
    Reply before = api.get("/me", token);
    assertThat(before.json().at("/profile/banner").isNull()).isTrue();
    assertThat(before.json().get("profile").has("secret")).isFalse();
    Reply put = put(token, "/me/pictures/banner", "If-Match", before.header("ETag"));
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.at("/profile/banner")).startsWith(server.baseUrl() + "/media/avatars/");
    String path = put.at("/profile/banner").substring(server.baseUrl().length());
    assertThat(operator.unchecked(operator.to(path)).status()).isEqualTo(200);
    assertThat(put(token, "/me/pictures/banner", "If-Match", before.header("ETag")).status())
        .isEqualTo(412);
    Reply gone = api.delete("/me/pictures/banner", token);
    assertThat(gone.json().at("/profile/banner").isNull()).isTrue();
    assertThat(operator.unchecked(operator.to(path)).status()).isEqualTo(404);
    assertThat(api.patch(token, "*", Map.of("profile", Map.of("banner", "x"))).errors())
        .containsExactly("/profile/banner unknown");
  }

  @Test
  void aPictureIsWrittenByWhomItsFieldNames() throws IOException {
    String token = token("visitor");
    assertThat(put(token, "/me/pictures/badge").errors()).containsExactly(" read-only");
    assertThat(put(token, "/me/pictures/secret").status()).isEqualTo(404);
    assertThat(put(token, "/me/pictures/motto").status()).isEqualTo(404);
    assertThat(api.delete("/me/pictures/none", token).status()).isEqualTo(404);
    operator.account("boss", Map.of("is_staff", true));
    String boss = access(api.signIn("boss", PASSWORD).json());
    assertThat(api.get("/me", boss).json().get("profile").has("secret")).isTrue();
    assertThat(put(boss, "/me/pictures/secret").errors()).containsExactly(" read-only");
  }

  @Test
  void theDocumentHoldsEverythingAndNoSecret() throws IOException {
    String token = token("taker");
    put(token, "/me/pictures/banner");
    api.patch(token, "*", Map.of("profile", Map.of("motto", "Onwards")));
    Reply file = api.get("/me/export", token);
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Disposition")).contains("account.json");
    assertThat(file.at("/account/id")).isEqualTo(api.get("/me", token).at("/id"));
    assertThat(file.json().get("account").has("uuid")).isFalse();
    assertThat(file.at("/profile/motto")).isEqualTo("Onwards");
    assertThat(file.at("/pictures/banner/base64")).isNotEmpty();
    assertThat(file.json().get("sessions")).hasSize(1);
    assertThat(file.text()).doesNotContain("argon2", token);
  }

  @Test
  void theArchiveHoldsThePicturesAsFiles() throws IOException {
    String token = token("zipper");
    put(token, "/me/avatar");
    put(token, "/me/pictures/banner");
    Reply file = export(token, "application/zip");
    assertThat(file.header("Content-Type")).isEqualTo("application/zip");
    Map<String, byte[]> files = files(file.response().body());
    JsonNode document = JsonMapper.shared().readTree(files.get("account.json"));
    String banner = document.at("/pictures/banner/file").asString();
    assertThat(files.keySet())
        .containsExactlyInAnyOrder(
            "account.json", banner, document.at("/pictures/avatar/file").asString());
    assertThat(ImageIO.read(new ByteArrayInputStream(files.get(banner))).getWidth()).isEqualTo(20);
    assertThat(export(token, "application/json, application/zip").at("/account/username"))
        .isEqualTo("zipper");
    assertThat(export(token, "*/*").at("/account/username")).isEqualTo("zipper");
    assertThat(export(token, "text/html").status()).isEqualTo(406);
    assertThat(
            api.bare("GET", "/me", "Authorization", "Bearer " + token, "Accept", "application/zip")
                .status())
        .isEqualTo(406);
  }

  private static Reply export(String token, String accept) {
    return api.bare("GET", "/me/export", "Authorization", "Bearer " + token, "Accept", accept);
  }

  private static Map<String, byte[]> files(byte[] archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void theDocumentDoesNotTellWhoElseHasAnAccount() {
    operator.account("known", Map.of("telephone", "+33600000071"));
    List<JsonNode> files =
        List.of(
            asked("asker1", email("known"), "+33600000071"),
            asked("asker2", email("unknown"), "+33600000072"));
    for (JsonNode file : files) {
      assertThat(file.get("codes")).isEmpty();
      assertThat(file.get("messages")).isEmpty();
      assertThat(file.get("links")).hasSize(1);
    }
  }

  /** The file of somebody who asked for an address and a number. */
  private static JsonNode asked(String name, String address, String number) {
    String token = token(name);
    String bearer = "Bearer " + token;
    api.post(
        "/me/email",
        Map.of("email", address, "current_password", PASSWORD),
        "Authorization",
        bearer);
    api.post(
        "/me/telephone",
        Map.of("telephone", number, "current_password", PASSWORD),
        "Authorization",
        bearer);
    api.mailbox.settled(address);
    return api.get("/me/export", token).json();
  }
}
