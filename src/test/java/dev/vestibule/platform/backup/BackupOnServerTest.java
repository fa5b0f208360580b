package dev.vestibule.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.TestDatabase;
import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.rows.Contents;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From one kind of database into the other and on. */
class BackupOnServerTest {
  @TempDir Path folder;

  /** SQLite in a folder of that name where no server is named, whatever tests run on. */
  private Optional<String> place(String name, Optional<String> url) {
    return url.or(
        () -> Optional.of("jdbc:sqlite:" + folder.resolve(name).resolve("people.sqlite3")));
  }

  private Settings settings(String name, Optional<String> url) {
    return Ground.settings(folder.resolve(name), place(name, url));
  }

  private TestServer serve(String name, Optional<String> url) {
    return TestServer.on(
        folder.resolve(name), Ground.keyed(place(name, url)), InstantSource.system());
  }

  private Path take(Settings settings, String name) {
    Path file = folder.resolve(name);
    Ground.take(settings, file);
    return file;
  }

  @Test
  void fromSqliteToPostgresqlAndBackNothingChanges() {
    Visitor.Pair anna;
    try (TestServer server = serve("one", Optional.empty())) {
      anna = Ground.people(server);
      Path first = take(settings("one", Optional.empty()), "first");

      Settings postgresql = settings("two", Optional.of(TestDatabase.empty()));
      Ground.restore(postgresql, first, false);
      Path second = take(postgresql, "second");
      assertThat(second).hasSameBinaryContentAs(first);

      Settings sqlite = settings("three", Optional.empty());
      Ground.restore(sqlite, second, false);
      assertThat(take(sqlite, "third")).hasSameBinaryContentAs(first);

      TestServer restored = serve("two", postgresql.database().url());
      Ground.isLivedIn(restored, anna, 3);
      restored.stop();
      TestServer again = serve("three", Optional.empty());
      Ground.isLivedIn(again, anna, 3);
      again.stop();
    }
  }

  @Test
  void whatWasAcknowledgedBeforeIsInAndWhatComesLaterHindersNobody() {
    Optional<String> url = Optional.of(TestDatabase.empty());
    try (TestServer server = serve("busy", url)) {
      Crowd crowd = new Crowd(server);
      crowd.run(() -> {
        List<String> before = crowd.acknowledged(20);
        Path file = take(settings("busy", url), "file");
        Settings there = settings("calm", Optional.empty());
        Ground.restore(there, file, false);
        try (Database database = Database.open(there)) {
          assertThat(Crowd.names(database)).containsAll(before);
        }
      });
    }
  }

  @Test
  void anOlderSchemaThanThePostgresqlEverHadIsRefused() {
    Settings old = settings("old", Optional.empty());
    try (Database database = Database.open(old)) {
      new Migrations(database).applyUpTo(2);
    }
    Path file = take(old, "of-schema-2");
    Settings there = settings("new", Optional.of(TestDatabase.empty()));
    assertThatThrownBy(() -> Ground.restore(there, file, false))
        .hasMessageContaining("restore into the kind of database it is from");
    try (Database database = Database.open(there)) {
      assertThat(Contents.counts(database)).isEmpty();
    }
  }
}
