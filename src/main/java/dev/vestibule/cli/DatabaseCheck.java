package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.crypto.UnreadableSecretException;
import dev.vestibule.platform.crypto.Vault;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.database.Move;
import dev.vestibule.platform.database.Moves;
import dev.vestibule.platform.move.OtherPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether the database opens, is whole and up to date, and whether its keys open too. */
final class DatabaseCheck {
  private static final String FILE = "jdbc:sqlite:";
  private static final Duration DRIFT = Duration.ofSeconds(5);
  private static final String BACKUP = "stop the server and restore the latest backup";
  private static final String FILE_MEND = BACKUP + ", or check database.url";
  private static final String SERVER_MEND =
      "check that the database server runs, and database.url, database.user and database.password";

  private static final String RIGHT_SERVER =
      "let database.url name a primary of PostgreSQL 15 or MariaDB 10.11 or newer, and its user"
          + " have all rights in the database (docs/operations.md)";

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
    try (Database database = OtherPlace.follow(settings)) {
      return opened(settings, database);
    } catch (RuntimeException e) {
      return List.of(Finding.fail("database", e, url.startsWith(FILE) ? FILE_MEND : SERVER_MEND));
    }
  }

  private static List<Finding> opened(Settings settings, Database database) {
    List<Finding> findings = new ArrayList<>();
    findings.add(whole(settings, database));
    List<String> pending = new Migrations(database).pending();
    findings.add(
        pending.isEmpty()
            ? Finding.ok("schema", "up to date")
            : Finding.warn(
                "schema", "missing: " + String.join(", ", pending), "run ./vestibule migrate"));
    findings.add(clock(database));
    if (pending.isEmpty()) {
      database.read(Moves::find).map(DatabaseCheck::move).ifPresent(findings::add);
      findings.add(keys(settings, database));
    }
    return findings;
  }

  private static Finding whole(Settings settings, Database database) {
    List<String> damage = database.damage();
    if (damage.isEmpty()) {
      return Finding.ok("database", database.product() + " opens and is whole");
    }
    boolean file = settings.databaseUrl().startsWith(FILE);
    return Finding.fail(
        "database", "is not right: " + String.join("; ", damage), file ? BACKUP : RIGHT_SERVER);
  }

  private static Finding clock(Database database) {
    Duration apart = Duration.between(database.time(), Doors.CLOCK.instant()).abs();
    return apart.compareTo(DRIFT) < 0
        ? Finding.ok("clock", "agrees with the database's")
        : Finding.warn(
            "clock",
            "is " + apart.toSeconds() + " seconds from the database's",
            "set both by NTP: tokens and links end by the clock");
  }

  private static Finding move(Move move) {
    return switch (move.state()) {
      case LEAVING, FENCED, ARRIVING ->
          Finding.warn(
              "move",
              "a move to another database is under way",
              "let it end, or ./vestibule move --back gives it up");
      case ARRIVED ->
          Finding.warn(
              "move",
              "the data came from " + move.otherName() + ", and the way back is still open",
              "./vestibule move --confirm ends it, --back goes back");
      case GONE, CLOSED ->
          Finding.fail(
              "move",
              "the data has moved to " + move.otherName(),
              "let database.url name that place");
    };
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
