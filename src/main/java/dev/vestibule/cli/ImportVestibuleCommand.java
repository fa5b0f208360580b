package dev.vestibule.cli;

import dev.vestibule.Takeover;
import dev.vestibule.core.export.ExportAll;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import vestibule}: what {@code export} wrote. */
@Command(
    name = "vestibule",
    description = "Takes back what export wrote, into a server without accounts: docs/export.md.",
    mixinStandardHelpOptions = true)
final class ImportVestibuleCommand implements Callable<Integer> {
  private final Invocation invocation;

  @Parameters(paramLabel = "FILE", description = "The file.")
  private @Nullable Path file;

  @Option(names = "--continue", description = "Goes on with an import that was broken off.")
  private boolean goOn;

  ImportVestibuleCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    Path source = invocation.folder().resolve(String.valueOf(file));
    return Doors.open(
        invocation,
        house -> {
          Meter meter = new Meter(invocation);
          try {
            ExportAll.Totals totals = Takeover.importExport(house).run(source, goOn, meter);
            meter.clear();
            invocation
                .out()
                .println(
                    "imported %d accounts and %d groups in %s"
                        .formatted(totals.accounts(), totals.groups(), meter.seconds()));
            return ExitCode.DONE;
          } catch (IllegalArgumentException e) {
            meter.clear();
            invocation.err().println(e.getMessage());
            return ExitCode.WRONG_USAGE;
          }
        });
  }
}
