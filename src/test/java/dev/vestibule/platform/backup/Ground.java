package dev.vestibule.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vestibule.TestServer;
import dev.vestibule.Visitor;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.config.SettingsOutcome.Loaded;
import dev.vestibule.platform.config.SettingsReader;
import dev.vestibule.platform.config.Sources;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.rows.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tests of backups share: a server with people on it, and databases by their settings. */
public final class Ground {
  /** Every database of these tests is opened by the same key. */
  public static final String KEY =
      Base64.getEncoder()
          .encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

  /** So that two files of the same data are the same. */
  static final InstantSource NOON = () -> Instant.parse("2026-03-01T12:00:00Z");

  private Ground() {}

  /** The settings of a server on that folder, and on that database when there is one. */
  public static Map<String, String> keyed(Optional<String> url) {
    return url.map(u -> Map.of("secrets.master-key", KEY, "database.url", u))
        .orElse(Map.of("secrets.master-key", KEY));
  }

  /** The same for what opens a database without a server. */
  public static Settings settings(Path data, Optional<String> url) {
    return settings(data, url, KEY);
  }

  static Settings settings(Path data, Optional<String> url, String key) {
    List<String> flags = new ArrayList<>(List.of("--data=" + data, "--secrets-master-key=" + key));
    url.ifPresent(u -> flags.add("--database-url=" + u));
    return ((Loaded) SettingsReader.read(Sources.ofFlags(flags.toArray(String[]::new)))).settings();
  }

  /** Some people, one of whom is signed in, with values of every kind in the tables. */
  public static Visitor.Pair people(TestServer server) {
    Visitor visitor = new Visitor(server);
    for (String name : List.of("anna", "bob")) {
      visitor.account(name);
    }
    visitor.register("gone");
    int _ =
        server
            .house()
            .database
            .write(tx -> {
              var sql = tx.sql();
              sql.execute("delete from accounts where username = 'gone'");
              sql.execute(
                  "update accounts set full_name = ? where username = 'bob'",
                  "Zoë \"quoted\" \\ back \u0007 \n line \uD835\uDD18 \u2028");
              byte[] every = new byte[256];
              for (int i = 0; i < every.length; i++) {
                every[i] = (byte) i;
              }
              return sql.execute(
                  "insert into avatars (name, account_id, content_type, content, created_at, field)"
                      + " select 'picture', id, 'image/png', ?, joined_at, 'avatar' from accounts"
                      + " where username = 'anna'",
                  every);
            });
    return visitor.signIn("anna");
  }

  static TakeBackup.Taken take(Settings settings, Path file, String... passphrase) {
    try (Database database = Database.open(settings)) {
      return new TakeBackup(database, NOON, "1")
          .take(file, List.of(passphrase).stream().findFirst(), Optional.empty(), Progress.UNSEEN);
    }
  }

  static Checked restore(Settings settings, Path file, boolean replace, String... passphrase) {
    ReadBackup backup =
        new ReadBackup(file, List.of(passphrase).stream().findFirst(), Progress.UNSEEN);
    try (Database database = Database.open(settings)) {
      RestoreBackup restore = new RestoreBackup(backup, database);
      restore.prepare(backup.manifest(), replace);
      Checked checked = backup.check();
      BackupKeys.require(settings, checked);
      restore.restore(checked);
      return checked;
    }
  }

  /** Anna's session goes on, she can sign in, and newcomers get numbers nobody ever had. */
  static void isLivedIn(TestServer server, Visitor.Pair former, long highest) {
    Visitor visitor = new Visitor(server);
    assertThat(visitor.statusOfMe(former.bearer())).isEqualTo(200);
    assertThat(visitor.statusOfRefresh(former.refresh())).isEqualTo(200);
    assertThat(visitor.signIn("anna").access()).isNotBlank();
    assertThat(visitor.account("newcomer")).isGreaterThan(highest);
  }
}
