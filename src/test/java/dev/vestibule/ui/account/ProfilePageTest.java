package dev.vestibule.ui.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.ui.hosted.PageVisitor;
import dev.vestibule.ui.hosted.PageVisitor.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Names, declared fields, pictures, and the file with everything. */
class ProfilePageTest {
  private static final String PATH = "/account/profile/";

  private static TestServer server;
  private static Visitor people;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of());
    people = new Visitor(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static PageVisitor signedIn(String name) {
    return PageVisitor.signedIn(server, name);
  }

  private static byte[] png() {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void namesAndOwnFieldsAreSaved() {
    PageVisitor visitor = signedIn("ada");
    Page form = visitor.get(PATH);
    assertThat(form.text())
        .contains("name=\"first_name\"", "name=\"profile_address\"", "type=\"date\"")
        .as("for staff alone")
        .doesNotContain("profile_base_salary");
    Page saved =
        visitor.upload(
            PATH,
            Map.of(
                "first_name", "Ada",
                "last_name", "<b>Lovelace</b>",
                "profile_address", "12 Marylebone Road",
                "profile_date_of_birth", "1815-12-10",
                "profile_base_salary", "99999"),
            Map.of());
    assertThat(saved.header("Location")).isEqualTo("/account/?done=profile");
    assertThat(visitor.get(PATH).text())
        .contains("12 Marylebone Road", "1815-12-10", "&lt;b>Lovelace&lt;/b>");
    JsonNode data = data(visitor);
    assertThat(data.at("/account/first_name").asString()).isEqualTo("Ada");
    assertThat(data.get("profile").has("base_salary")).as("not hers to write").isFalse();
  }

  @Test
  void aWrongValueIsToldBesideItsField() {
    PageVisitor visitor = signedIn("bob");
    Page page =
        visitor.upload(
            PATH,
            Map.of("first_name", "B".repeat(151), "profile_date_of_birth", "yesterday"),
            Map.of());
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains(
            "id=\"first_name-error\"",
            "aria-describedby=\"profile_date_of_birth-error\"",
            "This takes a date such as 1990-12-31.",
            "value=\"yesterday\"");
    assertThat(visitor.get(PATH).text()).doesNotContain("yesterday");
  }

  @Test
  void whatStaffWroteIsShownAndNotWritten() {
    PageVisitor visitor = signedIn("carol");
    long id = people.find("carol").orElseThrow();
    var _ = server.house().updateAccount.setProfile(id, Map.of("base_salary", 1234L));
    assertThat(visitor.get(PATH).text()).contains("<dt>Base salary</dt>", "1234");
  }

  @Test
  void aPictureComesAndGoes() {
    PageVisitor visitor = signedIn("dora");
    Page saved = visitor.upload(PATH, Map.of(), Map.of("picture", png()));
    assertThat(saved.status()).isEqualTo(303);
    String page = visitor.get("/account/").text();
    assertThat(page).contains("src=\"/media/avatars/");
    String base64 = data(visitor).at("/pictures/avatar/base64").asString();
    assertThat(Base64.getDecoder().decode(base64)).startsWith(0x89, 'P', 'N', 'G');

    Page refused = visitor.upload(PATH, Map.of(), Map.of("picture", new byte[] {1, 2, 3}));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("id=\"picture-error\"");
    assertThat(visitor.upload(PATH, Map.of("remove_picture", "yes"), Map.of()).status())
        .isEqualTo(303);
    assertThat(visitor.get("/account/").text()).doesNotContain("/media/avatars/");
  }

  @Test
  void aFileFromAnotherSiteIsRefused() {
    PageVisitor visitor = signedIn("forged");
    assertThat(
            visitor.uploadAsIs(PATH, Map.of("csrftoken", "a.b"), Map.of("picture", png())).status())
        .isEqualTo(403);
    assertThat(visitor.get("/account/").text()).doesNotContain("/media/avatars/");
  }

  @Test
  void aFileBeyondAllMeasureIsRefused() {
    PageVisitor visitor = signedIn("heavy");
    Page page = visitor.upload(PATH, Map.of(), Map.of("picture", new byte[9 * 1024 * 1024]));
    assertThat(page.status()).isEqualTo(413);
  }

  @Test
  void theFileHoldsEverythingAndNoSecret() {
    PageVisitor visitor = signedIn("eve");
    long id = people.find("eve").orElseThrow();
    var _ = server.house().updateAccount.setProfile(id, Map.of("numero_social", "1 85 12 75"));
    people.signIn("eve");
    people.resetLink("eve");
    Page file = visitor.post("/account/data/", Map.of());
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"account.json\"");
    JsonNode data = JsonMapper.shared().readTree(file.text());
    assertThat(data.at("/profile/numero_social").asString()).as("sealed").isEqualTo("1 85 12 75");
    assertThat(data.get("sessions")).hasSize(2);
    assertThat(data.get("links")).hasSize(1);
    assertThat(data.at("/messages/0/event").asString()).isEqualTo("password-reset");
    String secrets =
        server
            .house()
            .database
            .read(sql ->
                sql.fetch("select token_hash from sessions").formatCSV()
                    + sql.fetch("select secret_hash from one_time_links").formatCSV()
                    + sql.fetch("select password_hash from accounts").formatCSV());
    for (String secret : secrets.split("[\\r\\n\"]+", -1)) {
      if (secret.length() > 20) {
        assertThat(file.text()).doesNotContain(secret);
      }
    }
    assertThat(file.text()).doesNotContain("argon2", visitor.cookies.get("session"));
  }

  private static JsonNode data(PageVisitor visitor) {
    return JsonMapper.shared().readTree(visitor.post("/account/data/", Map.of()).text());
  }
}
