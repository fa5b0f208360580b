package dev.vestibule.cli;

import dev.vestibule.platform.backup.TakeBackup;
import dev.vestibule.platform.config.Settings;
import dev.vestibule.platform.crypto.MasterKey;
import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.move.OtherPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: everything in the database into one file, while the server runs. */
@Command(
    name = "backup",
    description = {
      "Writes everything in the database into one file, as it was at one moment, while the",
      "server runs. The master key is not in it: keep that elsewhere, too."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "FILE", description = "The file to be written, for its owner alone.")
  private @Nullable Path file;

  @Mixin private final Passphrase passphrase = new Passphrase();

  @Option(
      names = "--encrypt",
      description = "Encrypts it; asks for the passphrase when none is given.")
  private boolean encrypt;

  @Option(
      names = "--with-master-key",
      description = "Puts the master key in as well; only into an encrypted one.")
  private boolean withMasterKey;

  @Option(names = "--replace", description = "Replaces a file that is there.")
  private boolean replace;

  BackupCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.quietly(
        invocation,
        settings -> backup(settings, invocation.folder().resolve(String.valueOf(file))));
  }

  private int backup(Settings settings, Path target) {
    Optional<String> secret =
        encrypt ? passphrase.givenOrTyped(invocation) : passphrase.given(invocation);
    if (secret.isEmpty() && encrypt) {
      return refuse("a passphrase is required: a file, the environment, or typed twice alike");
    }
    if (secret.isEmpty() && withMasterKey) {
      return refuse("--with-master-key needs a passphrase: whoever had the file could open all");
    }
    if (Files.exists(target) && !replace) {
      return refuse(target + " is there already; --replace writes it anew");
    }
    if (new Place(settings).missing()) {
      return refuse("there is no database at " + settings.databaseUrl());
    }
    Optional<String> key =
        withMasterKey ? Optional.of(MasterKey.load(settings).text()) : Optional.empty();
    try (Database database = OtherPlace.follow(settings)) {
      return take(database, target, secret, key);
    }
  }

  private int take(Database database, Path target, Optional<String> secret, Optional<String> key) {
    Meter meter = new Meter(invocation);
    TakeBackup.Taken taken;
    try {
      taken =
          new TakeBackup(database, Doors.CLOCK, VestibuleCommand.version())
              .take(target, secret, key, meter);
    } finally {
      meter.clear();
    }
    invocation
        .out()
        .println(
            "backed up %d rows of %d tables, %s in %s, checksum %s"
                .formatted(
                    taken.totals().rows(),
                    taken.totals().tables(),
                    Meter.size(taken.bytes()),
                    meter.seconds(),
                    taken.totals().content()));
    if (key.isEmpty()) {
      invocation
          .err()
          .println("the master key is not in it: without that key, much of it cannot be opened");
    }
    return ExitCode.DONE;
  }

  private int refuse(String why) {
    invocation.err().println(why);
    return ExitCode.WRONG_USAGE;
  }
}
