package dev.vestibule.cli;

import dev.vestibule.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Whether the data folder can be written, by us alone, and whether its clock is ours. */
final class FileChecks {
  private static final int YEAR_OF_THIS_VERSION = 2026;
  private static final Duration DRIFT = Duration.ofSeconds(5);

  private FileChecks() {}

  static List<Finding> of(Settings settings, InstantSource clock) {
    Path data = settings.data();
    List<Finding> findings = new ArrayList<>();
    Instant now = clock.instant();
    int year = now.atOffset(ZoneOffset.UTC).getYear();
    if (year < YEAR_OF_THIS_VERSION) {
      findings.add(Finding.fail("clock", "says the year " + year, "set the clock, best by NTP"));
    }
    if (Files.notExists(data)) {
      findings.add(
          Finding.warn(
              "files", "there is no folder " + data + " yet", "./vestibule serve makes it"));
      return findings;
    }
    findings.addAll(written(data, clock));
    findings.addAll(alone(data, "rwx------", "700"));
    if (Files.exists(settings.masterKeyFile())) {
      findings.addAll(alone(settings.masterKeyFile(), "rw-------", "600"));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok("files", data + " is ours alone and can be written"));
    }
    return findings;
  }

  private static List<Finding> written(Path data, InstantSource clock) {
    try {
      Path fresh = Files.createTempFile(data, "doctor", "");
      Instant stamped = Files.getLastModifiedTime(fresh).toInstant();
      Files.delete(fresh);
      Duration apart = Duration.between(stamped, clock.instant()).abs();
      return apart.compareTo(DRIFT) < 0
          ? List.of()
          : List.of(
              Finding.warn(
                  "clock",
                  "is " + apart.toSeconds() + " seconds from the file system's",
                  "set both by NTP"));
    } catch (IOException e) {
      String mend = "give the folder to the user that runs the server: chown -R USER " + data;
      return List.of(Finding.fail("files", data + " cannot be written: " + e.getMessage(), mend));
    }
  }

  /** Others who could read the folder would have the database, those who have the key all of it. */
  private static List<Finding> alone(Path file, String wanted, String mode) {
    try {
      var rights = Files.getPosixFilePermissions(file);
      return PosixFilePermissions.fromString(wanted).containsAll(rights)
          ? List.of()
          : List.of(
              Finding.fail(
                  "files",
                  file + " is open to others: " + PosixFilePermissions.toString(rights),
                  "chmod " + mode + " " + file));
    } catch (IOException e) {
      return List.of(Finding.fail("files", e, "make " + file + " readable for this user"));
    }
  }
}
