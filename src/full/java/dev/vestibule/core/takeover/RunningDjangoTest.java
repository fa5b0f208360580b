package dev.vestibule.core.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.cli.Invocation;
import dev.vestibule.cli.VestibuleCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A Django project is taken over while it runs, as docs/migrating-from-django.md says: what its
 * clients hold goes on here, and goes on there, too.
 */
class RunningDjangoTest {
  private static final String PASSWORD = "Vr8!kestrel-91";
  private static final String NEW_PASSWORD = "Quite-another-Kestrel-7";

  @TempDir Path folder;
  private DjangoProject django;
  private TestServer server;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    django = DjangoProject.start(folder);
    server = TestServer.start(Map.of());
    visitor = new Visitor(server);
  }

  @AfterEach
  void stop() {
    server.close();
    django.close();
  }

  private String imported(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "import",
                "django",
                "--from=" + django.database(),
                "--settings=" + django.settings(),
                "--data=" + server.data()));
    words.addAll(List.of(more));
    words.addAll(List.of(TestDatabase.flags(server.data())));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    int exit =
        VestibuleCommand.run(
            Invocation.of(words, Map.of(), folder, InputStream.nullInputStream(), stream, stream));
    String said = out.toString(StandardCharsets.UTF_8);
    assertThat(exit).as(said).isZero();
    return said;
  }

  private JsonNode register(String username) {
    return django.post(
        "/register/",
        Map.of("username", username, "email", username + "@example.test", "password", PASSWORD));
  }

  private static Map<String, String> login(String username) {
    return Map.of("username", username, "password", PASSWORD);
  }

  @Test
  void theGuideHasTheLineThatWritesTheSettings() throws IOException {
    assertThat(Files.readString(Path.of("docs/migrating-from-django.md")))
        .contains(DjangoProject.EXPORT);
  }

  @Test
  void clientsNoticeNothing() {
    long id = register("ann").get("id").asLong();
    String stored = django.post("/token/", login("ann")).get("token").stringValue();
    JsonNode pair = django.post("/jwt/", login("ann"));
    JsonNode over = django.post("/jwt/", login("ann"));
    django.post("/jwt/blacklist/", Map.of("refresh", over.get("refresh").stringValue()));
    JsonNode link = django.post("/reset/", Map.of("email", "ann@example.test"));

    assertThat(imported()).contains("imported 1, changed 0, skipped 0, present 0");

    String bearer = "Bearer " + pair.get("access").stringValue();
    assertThat(visitor.get("/users/me/", "Token " + stored).json().get("id").asLong())
        .isEqualTo(id);
    assertThat(visitor.get("/users/me/", bearer).status()).isEqualTo(200);
    assertThat(django.status("/me/", bearer)).as("Django goes on").isEqualTo(200);
    assertThat(refreshed(over).status()).isEqualTo(401);
    Visitor.Reply renewed = refreshed(pair);
    assertThat(renewed.status()).as(renewed.text()).isEqualTo(200);
    assertThat(visitor.get("/users/me/", "Bearer " + renewed.get("access")).status())
        .isEqualTo(200);
    assertThat(confirmed(link).status()).isEqualTo(204);
    assertThat(visitor.create("ann", NEW_PASSWORD).status()).isEqualTo(200);
    assertThat(visitor.get("/users/me/", bearer).status()).as("ended").isEqualTo(401);
    assertThat(visitor.get("/users/me/", "Token " + stored).status()).isEqualTo(401);
  }

  @Test
  void whoComesMeanwhileComesWithTheNextImport() {
    register("ann");
    JsonNode early = django.post("/jwt/", login("ann"));
    imported();
    register("bob");
    JsonNode late = django.post("/jwt/", login("ann"));
    String stored = django.post("/token/", login("ann")).get("token").stringValue();
    django.post("/jwt/blacklist/", Map.of("refresh", early.get("refresh").stringValue()));
    assertThat(refreshed(late).status()).as("not listed here yet").isEqualTo(401);

    assertThat(imported()).contains("imported 1, changed 0, skipped 0, present 1");

    assertThat(refreshed(late).status()).isEqualTo(200);
    assertThat(refreshed(early).status()).isEqualTo(401);
    assertThat(visitor.get("/users/me/", "Token " + stored).status()).isEqualTo(200);
    assertThat(visitor.create("bob", PASSWORD).status()).isEqualTo(200);
    assertThat(django.status("/me/", "Token " + stored)).isEqualTo(200);
  }

  @Test
  void theProjectMayTakeOverAgain() {
    register("ann");
    imported("--write-back");
    JsonNode link = django.post("/reset/", Map.of("email", "ann@example.test"));
    assertThat(confirmed(link).status()).isEqualTo(204);
    visitor.account("newcomer");
    String said = imported("--write-back", "--follow", "--rounds=2", "--every=1");
    assertThat(said).contains("written back: imported 1, changed 0, skipped 0");
    assertThat(
            django
                .post("/token/", Map.of("username", "ann", "password", NEW_PASSWORD))
                .get("token")
                .stringValue())
        .isNotEmpty();
    assertThat(
            django
                .post("/token/", Map.of("username", "newcomer", "password", Visitor.PASSWORD))
                .has("token"))
        .isTrue();
    register("bob");
    assertThat(imported()).contains("imported 1");
  }

  private Visitor.Reply refreshed(JsonNode pair) {
    return visitor.post("/jwt/refresh/", Map.of("refresh", pair.get("refresh").stringValue()));
  }

  private Visitor.Reply confirmed(JsonNode link) {
    return visitor.post(
        "/users/reset_password_confirm/",
        Map.of(
            "uid",
            link.get("uid").stringValue(),
            "token",
            link.get("token").stringValue(),
            "new_password",
            NEW_PASSWORD,
            "re_new_password",
            NEW_PASSWORD));
  }
}
