package dev.vestibule.ui.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.core.media.AvatarImages.Decoded;
import dev.vestibule.core.media.Avatars;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.http.Answer;
import dev.vestibule.platform.http.Request;
import dev.vestibule.platform.http.Router;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaRoutesTest {
  private static final Decoded PICTURE = new Decoded("image/png", "png", new byte[] {1, 2, 3});

  @TempDir Path folder;
  private Database database;
  private Avatars avatars;
  private Router router;

  @BeforeEach
  void open() {
    Settings settings =
        ((Loaded) SettingsReader.read(Sources.ofFlags("--data=" + folder))).settings();
    database = Database.open(settings);
    new Migrations(database).apply();
    avatars = new Avatars(InstantSource.fixed(Instant.EPOCH));
    router =
        new Router(
            new MediaRoutes(database, avatars, r -> Answer.empty(404)).routes(),
            r -> Answer.empty(410));
    account(1);
    account(2);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void servesAPictureThatABrowserCanOnlyShow() {
    Answer answer = get(put(1), Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(((Answer.Content.Bytes) answer.content()).bytes()).containsExactly(1, 2, 3);
    assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    assertThat(header(answer, "Cache-Control")).contains("immutable");
  }

  @Test
  void saysNotModifiedToWhoHasIt() {
    String name = put(1);
    String tag = header(get(name, Map.of()), "ETag");

    Answer answer = get(name, Map.of("if-none-match", List.of("\"other\", W/" + tag)));
    assertThat(answer.status()).isEqualTo(304);
    assertThat(header(answer, "ETag")).isEqualTo(tag);
    assertThat(get(name, Map.of("if-none-match", List.of("\"other\""))).status()).isEqualTo(200);
  }

  @Test
  void keepsOnePictureForEachAccount() {
    String first = put(1);
    String others = put(2);
    String second = put(1);

    assertThat(first).matches("avatars/[A-Za-z0-9_-]{24}\\.png").isNotEqualTo(second);
    assertThat(get(first, Map.of()).status()).isEqualTo(404);
    assertThat(get(second, Map.of()).status()).isEqualTo(200);
    database.write(transaction -> {
      avatars.remove(transaction, 1);
      return 0;
    });
    assertThat(get(second, Map.of()).status()).isEqualTo(404);
    assertThat(get(others, Map.of()).status()).isEqualTo(200);
  }

  private String put(long account) {
    return database.write(transaction -> avatars.put(transaction, account, PICTURE));
  }

  private void account(long id) {
    database.write(transaction ->
        transaction
            .sql()
            .execute(
                "insert into accounts (id, uuid, username, status, joined_at, updated_at)"
                    + " values (?, ?, ?, 'active', '', '')",
                id,
                "u" + id,
                "n" + id));
  }

  private Answer get(String name, Map<String, List<String>> headers) {
    return router.handle(
        new Request(
            "id",
            "GET",
            "/media/" + name,
            Map.of(),
            Map.of(),
            "",
            headers,
            InputStream.nullInputStream(),
            "127.0.0.1",
            "http://localhost"));
  }

  private static String header(Answer answer, String name) {
    return answer.headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Answer.Header::value)
        .findFirst()
        .orElseThrow();
  }
}
