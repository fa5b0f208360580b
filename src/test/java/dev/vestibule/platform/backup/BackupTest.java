package dev.vestibule.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.rows.Contents;
import dev.vestibule.platform.rows.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of SQLite, and what is done to their files. */
@Tag("sqlite")
class BackupTest {
  private static final String SECRET = "vier Wörter im Wind";
  private static final Random RANDOM = new Random(7);

  @TempDir private static Path shelf;
  private static Visitor.Pair anna;
  private static Settings here;
  private static Path plain;
  private static Path sealed;

  @TempDir Path folder;

  @BeforeAll
  static void people() {
    Path data = shelf.resolve("source");
    TestServer source = TestServer.on(data, Ground.keyed(Optional.empty()), InstantSource.system());
    anna = Ground.people(source);
    // Stopped, so that both files are of the same moment.
    source.stop();
    here = Ground.settings(data, Optional.empty());
    plain = shelf.resolve("plain");
    sealed = shelf.resolve("sealed");
    Ground.take(here, plain);
    Ground.take(here, sealed, SECRET);
  }

  private Settings elsewhere() {
    return Ground.settings(folder.resolve("data"), Optional.empty());
  }

  private static Checked check(Path file, String... passphrase) {
    return new ReadBackup(file, java.util.Arrays.stream(passphrase).findFirst(), Progress.UNSEEN)
        .check();
  }

  private Path changed(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= (byte) (1 + RANDOM.nextInt(255));
    return Files.write(folder.resolve("changed"), bytes);
  }

  @Test
  void whatIsRestoredIsBackedUpByteForByteAndLivedIn() throws IOException {
    Settings there = elsewhere();
    Ground.restore(there, plain, false);
    Path again = folder.resolve("again");
    Ground.take(there, again);
    assertThat(again).hasSameBinaryContentAs(plain);
    TestServer restored =
        TestServer.on(
            folder.resolve("data"), Ground.keyed(Optional.empty()), InstantSource.system());
    Ground.isLivedIn(restored, anna, 3);
    restored.close();
  }

  @Test
  void theFileIsItsOwnersAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)))
        .isEqualTo("rw-------");
    try (var files = Files.list(shelf)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("plain", "sealed", "source");
    }
  }

  @Test
  void aSealedOneTellsNothingAndOpensByItsPassphrase() {
    assertThat(check(sealed, SECRET).totals()).isEqualTo(check(plain).totals());
    assertThat(ReadBackup.sealed(sealed)).isTrue();
    assertThat(ReadBackup.sealed(plain)).isFalse();
    assertThatThrownBy(() -> check(sealed, "another"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("passphrase is not the right one");
    assertThatThrownBy(() -> check(sealed)).hasMessageContaining("passphrase is needed");
  }

  @Test
  void oneChangedByteIsNoticedWhereverItIs() throws IOException {
    int length = (int) Files.size(plain);
    for (int i = 0; i < 300; i++) {
      Path file = changed(plain, i < 20 ? i : i < 40 ? length - i + 19 : RANDOM.nextInt(length));
      assertThatThrownBy(() -> check(file))
          .as("byte changed in try " + i + " of " + length)
          .isInstanceOf(BackupException.class);
    }
    Path file = changed(sealed, (int) Files.size(sealed) - 5);
    assertThatThrownBy(() -> check(file, SECRET)).isInstanceOf(BackupException.class);
    Path salt = changed(sealed, 25);
    assertThatThrownBy(() -> check(salt, SECRET)).isInstanceOf(BackupException.class);
  }

  @Test
  void aCutOrLengthenedFileIsNoticed() throws IOException {
    byte[] whole = Files.readAllBytes(plain);
    Path cut = folder.resolve("cut");
    for (int i = 0; i < 50; i++) {
      int length = i < 20 ? i : RANDOM.nextInt(whole.length);
      Files.write(cut, java.util.Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> check(cut)).isInstanceOf(BackupException.class);
    }
    Files.write(cut, java.util.Arrays.copyOf(whole, whole.length + 1));
    assertThatThrownBy(() -> check(cut)).hasMessageContaining("behind its end");
  }

  @Test
  void nothingIsWrittenOverWithoutBeingTold() throws IOException {
    Settings there = elsewhere();
    Ground.restore(there, plain, false);
    assertThatThrownBy(() -> Ground.restore(there, plain, false))
        .hasMessageContaining("not empty: it has rows, ")
        .hasMessageContaining("2 in accounts");
    Ground.restore(there, sealed, true, SECRET);
    assertThat(check(plain).totals()).isEqualTo(check(sealed, SECRET).totals());
  }

  @Test
  void anotherMasterKeyIsNoticedBeforeAnythingIsTouched() {
    Path data = folder.resolve("data");
    Settings there = Ground.settings(data, Optional.empty(), "A".repeat(43) + "=");
    assertThatThrownBy(() -> Ground.restore(there, plain, false))
        .hasMessageContaining("the master key is not the one");
    try (Database database = Database.open(there)) {
      assertThat(Contents.counts(database)).isEmpty();
      assertThat(database.tables()).doesNotContainKey("accounts");
    }
  }

  @Test
  void aBackupOfANewerSchemaIsRefused() {
    Manifest newer =
        new Manifest(
            "9",
            Migrations.latest() + 1,
            Ground.NOON.instant(),
            Optional.empty(),
            check(plain).manifest().tables());
    try (Database database = Database.open(elsewhere())) {
      RestoreBackup restore =
          new RestoreBackup(new ReadBackup(plain, Optional.empty(), Progress.UNSEEN), database);
      assertThatThrownBy(() -> restore.prepare(newer, false))
          .hasMessageContaining("written by Vestibule 9")
          .hasMessageContaining("with that version or a newer one");
    }
  }

  @Test
  void aBackupOfAnOlderSchemaIsMigratedOn() {
    Settings old = Ground.settings(folder.resolve("old"), Optional.empty());
    try (Database database = Database.open(old)) {
      new Migrations(database).applyUpTo(2);
      int _ =
          database.write(tx ->
              tx.sql()
                  .execute(
                      "insert into outbox (id, channel, event, recipient, language, content,"
                          + " message_id, state, created_at) values ('1', 'mail', 'activation',"
                          + " 'a@b.c', 'en', x'0102', 'm', 'queued',"
                          + " '2026-01-01T00:00:00.000000Z')"));
    }
    Path file = folder.resolve("of-schema-2");
    Ground.take(old, file);
    assertThat(check(file).manifest().schema()).isEqualTo(2);
    Settings there = elsewhere();
    Ground.restore(there, file, false);
    try (Database database = Database.open(there)) {
      assertThat(new Migrations(database).pending()).isEmpty();
      assertThat(Contents.counts(database)).isEqualTo(Map.of("outbox", 1L));
      int _ = database.write(tx -> tx.sql().execute("update outbox set channel = 'sms'"));
    }
  }

  @Test
  void whatWasAcknowledgedBeforeIsInAndWhatComesLaterHindersNobody() {
    Path data = folder.resolve("busy");
    try (TestServer server =
        TestServer.on(data, Ground.keyed(Optional.empty()), InstantSource.system())) {
      Crowd crowd = new Crowd(server);
      for (int round = 0; round < 3; round++) {
        crowd.run(() -> {
          List<String> before = crowd.acknowledged(10);
          Path file = folder.resolve("busy-" + before.size());
          Ground.take(Ground.settings(data, Optional.empty()), file);
          Settings there =
              Ground.settings(folder.resolve("calm-" + before.size()), Optional.empty());
          Ground.restore(there, file, false);
          try (Database database = Database.open(there)) {
            assertThat(Crowd.names(database)).containsAll(before);
          }
        });
      }
    }
  }
}
