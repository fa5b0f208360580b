package dev.vestibule.cli;

import dev.vestibule.Takeover;
import dev.vestibule.core.export.ExportAll;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: everything that people have here, as JSON Lines. */
@Command(
    name = "export",
    description = {
      "Writes all accounts, groups and profiles as JSON Lines (docs/export.md), as they are at one",
      "moment. The hashes of passwords are in it: keep it as you keep the database."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "FILE", description = "The file to be written, for its owner alone.")
  private @Nullable Path file;

  @Option(
      names = "--with-tokens",
      description = {
        "Sessions, keys of services and the keys that sign tokens as well: whoever has the file",
        "can be anybody."
      })
  private boolean withTokens;

  @Option(names = "--replace", description = "Replaces a file that is there.")
  private boolean replace;

  ExportCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Path target = invocation.folder().resolve(String.valueOf(file));
    if (Files.exists(target) && !replace) {
      invocation.err().println(target + " is there already; --replace writes it anew");
      return ExitCode.WRONG_USAGE;
    }
    return Doors.open(
        invocation,
        house -> {
          Meter meter = new Meter(invocation);
          ExportAll.Totals totals;
          try {
            totals = Takeover.export(house).write(target, withTokens, meter);
          } finally {
            meter.clear();
          }
          invocation
              .out()
              .println(
                  "exported %d accounts and %d groups in %s"
                      .formatted(totals.accounts(), totals.groups(), meter.seconds()));
          return ExitCode.DONE;
        });
  }
}
