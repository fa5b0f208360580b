package dev.vestibule.cli;

import dev.vestibule.platform.backup.BackupKeys;
import dev.vestibule.platform.backup.Checked;
import dev.vestibule.platform.backup.ReadBackup;
import dev.vestibule.platform.backup.RestoreBackup;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.database.Database;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code restore}: puts a backup into an empty database. */
@Command(
    name = "restore",
    description = {
      "Puts a backup into an empty database of any kind, whole or not at all. No server may run",
      "on that database meanwhile."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "FILE", description = "What ./vestibule backup wrote.")
  private @Nullable Path file;

  @Mixin private final Passphrase passphrase = new Passphrase();

  @Option(
      names = "--check",
      description = "Only reads the file to its end and tells whether it is what was written.")
  private boolean check;

  @Option(names = "--replace", description = "Deletes what is in the database first.")
  private boolean replace;

  RestoreCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.quietly(
        invocation, settings -> read(settings, invocation.folder().resolve(String.valueOf(file))));
  }

  private int read(Settings settings, Path source) {
    Optional<String> secret =
        ReadBackup.sealed(source) ? passphrase.givenOrTyped(invocation) : Optional.empty();
    Meter meter = new Meter(invocation);
    ReadBackup backup = new ReadBackup(source, secret, meter);
    try {
      Checked checked = check ? backup.check() : restore(settings, backup);
      meter.clear();
      tell(checked, backup, meter);
      return ExitCode.DONE;
    } finally {
      meter.clear();
    }
  }

  private Checked restore(Settings settings, ReadBackup backup) {
    try (Database database = Database.open(settings)) {
      RestoreBackup restore = new RestoreBackup(backup, database);
      restore.prepare(backup.manifest(), replace);
      Checked checked = backup.check();
      BackupKeys.require(settings, checked);
      restore.restore(checked);
      return checked;
    }
  }

  private void tell(Checked checked, ReadBackup backup, Meter meter) {
    invocation
        .out()
        .println(
            "%s %d rows of %d tables, %s in %s, checksum %s"
                .formatted(
                    check ? "whole:" : "restored",
                    checked.totals().rows(),
                    checked.totals().tables(),
                    Meter.size(backup.bytes()),
                    meter.seconds(),
                    checked.totals().content()));
  }
}
