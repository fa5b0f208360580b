package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.crypto.UnreadableSecretException;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the database opens, is whole and up to date, and whether its keys open too. */
final class DatabaseCheck {
  private static final String FILE = "jdbc:sqlite:";
  private static final Duration DRIFT = Duration.ofSeconds(5);
  private static final String BACKUP = "stop the server and restore the latest backup";

  private DatabaseCheck() {}

  /** Looks only: a database or key that is missing stays missing. */
  static List<Finding> of(Settings settings) {
    String url = settings.databaseUrl();
    Path file = Path.of(url.substring(url.startsWith(FILE) ? FILE.length() : 0));
    if (url.startsWith(FILE) && Files.notExists(file)) {
      return List.of(
          Finding.warn(
              "database",
              "there is none yet at " + file,
              "./vestibule serve makes it; if it should be there, check data and database.url"));
    }
    try (Database database = Database.open(settings)) {
      return opened(settings, database);
    } catch (RuntimeException e) {
      return List.of(Finding.fail("database", e, BACKUP + ", or check database.url"));
    }
  }

  private static List<Finding> opened(Settings settings, Database database) {
    List<Finding> findings = new ArrayList<>();
    findings.add(whole(database));
    List<String> pending = new Migrations(database).pending();
    findings.add(
        pending.isEmpty()
            ? Finding.ok("schema", "up to date")
            : Finding.warn(
                "schema", "missing: " + String.join(", ", pending), "run ./vestibule migrate"));
    findings.add(clock(database));
    if (pending.isEmpty()) {
      findings.add(keys(settings, database));
    }
    return findings;
  }

  private static Finding whole(Database database) {
    List<String> answer =
        database.read(sql -> sql.fetch("pragma quick_check(5)").getValues(0, String.class));
    return answer.equals(List.of("ok"))
        ? Finding.ok("database", "opens and is whole")
        : Finding.fail("database", "is damaged: " + String.join("; ", answer), BACKUP);
  }

  private static Finding clock(Database database) {
    Instant ours = Doors.CLOCK.instant();
    Long theirs =
        database.read(sql ->
            sql.fetchSingle("select cast(strftime('%s', 'now') as integer)").get(0, Long.class));
    Duration apart = Duration.between(Instant.ofEpochSecond(theirs), ours).abs();
    return apart.compareTo(DRIFT) < 0
        ? Finding.ok("clock", "agrees with the database's")
        : Finding.warn(
            "clock",
            "is " + apart.toSeconds() + " seconds from the database's",
            "set both by NTP: tokens and links end by the clock");
  }

  private static Finding keys(Settings settings, Database database) {
    boolean given = settings.secrets().masterKey().isPresent();
    Path file = settings.masterKeyFile();
    String mend = "bring back the master key that this database was made with: " + file;
    if (!given && Files.notExists(file)) {
      return Finding.fail("keys", "the master key file is missing", mend);
    }
    try {
      int count = new Vault(database, MasterKey.load(settings), Doors.CLOCK).openAll();
      return Finding.ok("keys", "the master key opens all " + count + " keys");
    } catch (UnreadableSecretException e) {
      return Finding.fail(
          "keys", "the master key is not the one this database was made with", mend);
    } catch (RuntimeException e) {
      return Finding.fail("keys", e, mend);
    }
  }
}
