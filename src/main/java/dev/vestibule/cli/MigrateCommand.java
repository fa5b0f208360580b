package dev.vestibule.cli;

import dev.vestibule.platform.database.Database;
import dev.vestibule.platform.database.Migrations;
import dev.vestibule.platform.move.OtherPlace;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code migrate}: brings the schema to this version's; {@code serve} does it too. */
@Command(
    name = "migrate",
    description = "Brings the database's schema to this version's; serve does it too.",
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Option(
      names = "--check",
      description = "Only tells what is missing; exit code 1 if anything is.")
  private boolean check;

  MigrateCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    return Doors.quietly(
        invocation,
        settings -> {
          try (Database database = OtherPlace.follow(settings)) {
            return migrate(new Migrations(database));
          }
        });
  }

  private int migrate(Migrations migrations) {
    List<String> pending = migrations.pending();
    if (pending.isEmpty()) {
      invocation.out().println("the schema is up to date");
      return ExitCode.DONE;
    }
    if (!check) {
      migrations.apply();
    }
    pending.forEach(
        migration -> invocation.out().println((check ? "missing: " : "applied: ") + migration));
    return check ? ExitCode.FAILED : ExitCode.DONE;
  }
}
